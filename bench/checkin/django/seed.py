"""Makes the tables, units, people and sessions; prints the session of the recap, then those of people.

    seed.py UNITS PEOPLE SESSIONS
"""
import os
import secrets
import sys
from datetime import timedelta
from hashlib import sha256

import django
from django.core.management import call_command
from django.utils import timezone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hall.settings")
django.setup()

from hall.models import Person, Session, Unit  # noqa: E402

units, people, sessions = map(int, sys.argv[1:4])
call_command("migrate", run_syncdb=True, verbosity=0)
Unit.objects.bulk_create(Unit(slug=f"unit-{n:03}", name=f"Unit {n}") for n in range(units))
all_units = list(Unit.objects.order_by("id"))
Person.objects.bulk_create(
    Person(number=f"BGR-{n:05}", name=f"Pegawai {n}", unit=all_units[n % units], reads_recap=n == 0)
    for n in range(people)
)
ends = timezone.now() + timedelta(hours=12)
tokens = [secrets.token_hex(32) for _ in range(sessions + 1)]
Session.objects.bulk_create(
    Session(token_hash=sha256(token.encode()).hexdigest(), person=person, expires_at=ends)
    for token, person in zip(tokens, Person.objects.order_by("id")[: sessions + 1])
)
print("\n".join(tokens))
