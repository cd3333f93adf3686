"""Certificates (giấy khen, bằng khen, giải): full pages, overlays on pre-printed stock, codes that prove them.

    certificates = certificates_of(case)
    certificates_pdf(certificates, design("giay-khen"), Path("giay-khen.pdf"), prover=Prover(key, address))

The way of a certificate: `held` makes it from the results, `wording` its texts, `fitting` their sizes and lines,
`drawing` their places by a `profile`, `printing` the pages.
"""

from thidua.papers.certificates.campaign import Printed, Printing, print_certificates
from thidua.papers.certificates.certificate import CERTIFICATES, FORM_TITLES, AwardForm, Certificate, Decision, Holder
from thidua.papers.certificates.emblem import Emblem, read_emblem
from thidua.papers.certificates.held import certificates_of
from thidua.papers.certificates.printing import Made, certificates_each, certificates_pdf
from thidua.papers.certificates.profile import Profile, design, designs, read_profile
from thidua.papers.certificates.proof import Prover, new_key, public_entry, read_key, write_key
from thidua.papers.certificates.trial_sheet import trial_sheet_pdf

__all__ = [
    "CERTIFICATES",
    "FORM_TITLES",
    "AwardForm",
    "Certificate",
    "Decision",
    "Emblem",
    "Holder",
    "Made",
    "Printed",
    "Printing",
    "Profile",
    "Prover",
    "certificates_each",
    "certificates_of",
    "certificates_pdf",
    "design",
    "designs",
    "new_key",
    "print_certificates",
    "public_entry",
    "read_emblem",
    "read_key",
    "read_profile",
    "trial_sheet_pdf",
    "write_key",
]
