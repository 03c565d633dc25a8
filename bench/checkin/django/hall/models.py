from django.db import models


class Unit(models.Model):
    slug = models.TextField(unique=True)
    name = models.TextField()


class Person(models.Model):
    number = models.TextField(unique=True)
    name = models.TextField()
    unit = models.ForeignKey(Unit, models.PROTECT)
    left_on = models.DateField(null=True)
    reads_recap = models.BooleanField(default=False)


class Session(models.Model):
    token_hash = models.TextField(primary_key=True)
    person = models.ForeignKey(Person, models.PROTECT)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class CheckIn(models.Model):
    person = models.ForeignKey(Person, models.PROTECT, db_index=False)
    key = models.TextField()
    day = models.DateField()
    unit = models.ForeignKey(Unit, models.PROTECT, db_index=False)
    way = models.TextField()
    mode = models.TextField()
    at = models.DateTimeField()
    received_at = models.DateTimeField()
    skew_seconds = models.IntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="check_in_once")]
        indexes = [models.Index(fields=["day", "unit", "person"], name="check_in_day")]


class Audit(models.Model):
    at = models.DateTimeField()
    act = models.TextField()
    actor = models.TextField()
    subject = models.TextField()
    payload = models.JSONField()
