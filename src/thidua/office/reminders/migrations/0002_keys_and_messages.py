"""A key for each reminder, several mails of one, the day since which a rule holds."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mail", "0002_leases_and_private"), ("reminders", "0001_initial")]

    operations = [
        migrations.RemoveField(model_name="reminder", name="message"),
        migrations.AddField(
            model_name="reminder",
            name="key",
            field=models.CharField(max_length=255, unique=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="reminder",
            name="messages",
            field=models.ManyToManyField(related_name="reminders", to="mail.message"),
        ),
        migrations.AddField(
            model_name="reminder",
            name="schedule",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="reminders",
                to="reminders.schedule",
            ),
        ),
        migrations.AddField(model_name="schedule", name="since", field=models.DateField(null=True)),
    ]
