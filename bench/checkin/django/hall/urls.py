from django.urls import path

from . import views

urlpatterns = [
    path("bogor/saya", views.mine),
    path("bogor/saya/presensi", views.tapped),
    path("bogor/rekap/presensi", views.recap),
]
