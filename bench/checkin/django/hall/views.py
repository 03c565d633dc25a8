from functools import wraps
from hashlib import sha256

from django.db import IntegrityError, transaction
from django.db.models import Count, Q
from django.http import HttpResponse, HttpResponseForbidden, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from .forms import TapForm
from .models import Audit, CheckIn, Session, Unit


class Who:
    """The person of a session, in one query and without the weight of models."""

    FIELDS = ("expires_at", "person_id", "person__number", "person__name", "person__left_on", "person__reads_recap",
              "person__unit_id", "person__unit__slug", "person__unit__name")

    def __init__(self, token):
        hashed = sha256(token.encode()).hexdigest()
        found = Session.objects.filter(token_hash=hashed, ended_at=None).values_list(*self.FIELDS).get()
        (self.expires_at, self.id, self.number, self.name, self.left_on, self.reads_recap, self.unit_id, self.unit_slug,
         self.unit_name) = found


def signed_in(view):
    @wraps(view)
    def answer(request, *args):
        try:
            who = Who(request.COOKIES.get("sesi", ""))
        except Session.DoesNotExist:
            return HttpResponse("sign in", status=401)
        if who.expires_at <= timezone.now():
            return HttpResponse("sign in", status=401)
        return view(request, who, *args)

    return answer


@require_POST
@signed_in
def tapped(request, who):
    now = timezone.now()
    if who.left_on and who.left_on <= timezone.localdate(now):
        return HttpResponseForbidden("not on the staff")
    form = TapForm(request.POST)
    if not form.is_valid():
        return JsonResponse(form.errors, status=422)
    tap = form.cleaned_data
    skew = round((tap["kirim"] - now).total_seconds()) if tap["kirim"] else None
    day = timezone.localdate(tap["saat"])
    try:
        with transaction.atomic():
            CheckIn.objects.create(
                person_id=who.id, key=tap["kunci"], day=day, unit_id=who.unit_id, way=tap["jenis"], mode=tap["cara"],
                at=tap["saat"], received_at=now, skew_seconds=skew,
            )
            Audit.objects.create(
                at=now, act="check-in", actor=f"employee/{who.number}",
                subject=f"attendance/bogor/{day}/{who.unit_slug}/{who.number}",
                payload={"way": tap["jenis"], "mode": tap["cara"], "at": tap["saat"].isoformat(), "skew_seconds": skew},
            )
    except IntegrityError:
        if not CheckIn.objects.filter(person_id=who.id, key=tap["kunci"]).exists():
            raise
    return HttpResponseRedirect("/bogor/saya?kata=presensi", status=303)


@require_GET
@signed_in
def mine(request, who):
    taps = CheckIn.objects.filter(day=timezone.localdate(), unit_id=who.unit_id, person_id=who.id).order_by("id")
    answer = render(request, "mine.html", {"who": who, "taps": taps, "done": request.GET.get("kata")})
    answer["Cache-Control"] = "no-store"
    return answer


@require_GET
@signed_in
def recap(request, who):
    if not who.reads_recap:
        return HttpResponseForbidden("not for you")
    counts = CheckIn.objects.filter(day=timezone.localdate()).values("unit_id").annotate(
        came=Count("person", filter=Q(way="masuk"), distinct=True),
        left=Count("person", filter=Q(way="pulang"), distinct=True),
    )
    of_unit = {count["unit_id"]: count for count in counts}
    none = {"came": 0, "left": 0}
    units = [{"name": unit.name, **of_unit.get(unit.id, none)} for unit in Unit.objects.order_by("slug")]
    return render(request, "recap.html", {"units": units})
