"""What all pages are made of: one tag for each part, loaded everywhere (no ``{% load %}``), and three helpers of views.

Tags that end in ``…{% endX %}`` hold what is written between; addresses come from ``{% url 'name' args as name %}``.

**A page** (``tags/page.py``)::

    {% page_head "Đối tượng" "Phong trào" list_url campaign.title campaign_url lead="Năm 2026" %}
      <a class="btn btn-primary" href="…">Thêm đối tượng</a>      {# the main action; none: leave it empty #}
    {% endpage_head %}                                           {# the h1 and, in pairs, the pages above it #}
    {% tabs "Đối tượng" url1 "Theo dõi" url2 %}                  {# the one whose address is this page is marked #}
    {% stepper 2 "Chọn tệp" "Kiểm tra" "Xong" %}
    {% facts %}{% fact "Chủ trì" campaign.owner.name %}…{% endfacts %}        {# an empty value says so #}
    {% empty "Chưa có đối tượng nào" %}<p>Nhập từ Excel hoặc …</p><a class="btn …">…</a>{% endempty %}
    {% reading "Điều 5 khoản 2" %}Chưa rõ …, nên …{% endreading %}            {# how a gap of the plan is read #}
    {% icon "check" %}                                           {# decoration only: beside words, never alone #}

**A list** (``listing.py``, ``tags/tables.py``). The view::

    COLUMNS = (Column("ten", "Tên", by="sort_key", value=lambda one: one.name), Column("nhom", "Nhóm", by="group", …))
    rows = Listing(request, queryset, COLUMNS, first="ten")      # ?sap=-ten&trang=2; two queries
    if rows.wants_workbook: return rows.workbook("Đối tượng")    # all that is filtered, with each column's value
    found = request.GET.get("tim"): queryset.filter(search__contains=search_key(found)) before it

and the template::

    {% filter_bar rows search="Tên hoặc mã" %}{% filter_choice "trang-thai" "Trạng thái" choices %}{% endfilter_bar %}
    {% data_table rows "Các đối tượng" %}
      {% for one in rows %}<tr>
        <th scope="row"><a href="…">{{ one.name }}</a></th><td data-label="Nhóm">…</td>
      </tr>{% endfor %}
    {% enddata_table %}                                          {# count, «Xuất Excel», sortable heads, pagination #}

Under 576 px each row is a card: ``data-label`` is what the head says. Where nothing is found, ``data_table`` says so;
where there never was anything, show ``{% empty %}`` instead. For bulk acts wrap the table in a POST form, begin each
row with ``<td class="pick">{% pick one.pk one.name %}</td>`` and give ``data_table`` ``picking=True``; the view reads
``request.POST.getlist("chon")``. A table without ``Listing``: ``<table class="table data-table">`` and ``data-label``.
Numbers: ``Column(…, number=True)`` and ``<td class="number" …>``.

**States** (``tags/state.py``): ``{% badge sheet.state sheet.get_state_display %}`` (colour, shape and words; shapes
in ``tags/state.py``), ``{% due day %}`` («30/06/2026 · còn 3 ngày»; ``done=True``: settled; ``owed=False``: a day of
the calendar), ``{% job_progress job poll_url cancel_url %}`` (asks again each 2 s; ``poll_url`` answers with the same
tag alone).

**Forms** (``tags/forms.py``)::

    {% error_summary form %}                                     {# before the form: each error a link to its field #}
    <form method="post">{% csrf_token %}{% field form.name %}{% field form.day %}
      {% actions "Lưu" cancel_url %}</form>                      {# danger=True for what destroys #}
    {% fields form %}                                            {# all fields of a form in their order #}
    {% file_drop form.file %}                                    {# drag, names, sizes, progress; plain without JS #}

An organisation or a person is chosen by ``ChosenField`` or ``SeveralField`` (``choosing.py``): a short list is a list,
a long one is searched while one types, at an address of ``web/pages/choosing``.

An act that a service may refuse (``attempting.py``): ``made = attempted(form, lambda: act(…))``; None where it was
refused, the reason then standing at its field of the form.

A form with a file: ``<form method="post" enctype="multipart/form-data" hx-boost="true">``. Answer a form with errors
with status 422. A boosted request is an ordinary one: part of a page only ``if request.htmx and not
request.htmx.boosted``.

**What changes much or cannot be undone** (``confirming.py``): ``if not confirmed(request, preview): return
preview.page(request)``; the same POST comes back with all fields and a mark of what was shown, so that what has changed
since is shown again.

**Numbers**: ``{{ 1200000 }}`` is «1.200.000», so a key in an attribute is ``{{ one.pk|unlocalize }}`` (a test looks for
it). No ``style=``, no ``<script>`` with code, no ``onclick``, no ``hx-on``, no ``[…]`` in ``hx-trigger``: behaviour is
in ``static/thidua.js`` (a page's own script: a file, named in ``{% block head %}`` with ``defer``), looks in
``static/thidua.css``. A button that prints: ``data-print``; that copies the text of a part: ``data-copy="id" hidden``.
"""
