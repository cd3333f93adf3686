"""The table by which all processes count failed sign-ins together."""

from django.core.management import call_command
from django.db import migrations


def make(apps, schema_editor):
    """Make it; where it is there already nothing happens."""
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_links_revoked")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
