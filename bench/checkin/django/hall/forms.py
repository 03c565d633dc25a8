from datetime import timedelta

from django import forms
from django.utils import timezone


class TapForm(forms.Form):
    kunci = forms.RegexField(r"^[0-9A-Za-z-]{8,64}$")
    jenis = forms.ChoiceField(choices=[("masuk", "in"), ("pulang", "out")])
    cara = forms.ChoiceField(choices=[("kantor", "office"), ("lapangan", "field"), ("rumah", "home")])
    saat = forms.DateTimeField()
    kirim = forms.DateTimeField(required=False)

    def clean_saat(self):
        at, now = self.cleaned_data["saat"], timezone.now()
        if not now - timedelta(days=31) <= at <= now + timedelta(days=1):
            raise forms.ValidationError("not within the last 31 days")
        return at
