"""The window of the acceptance week stands on what every test of the window stands on."""

from tests.ui.conftest import _settings_of_its_own, dressed_application, theme

__all__ = ["_settings_of_its_own", "dressed_application", "theme"]
