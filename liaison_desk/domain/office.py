"""The office itself: the official, the two units, the officer, the letterhead."""

from __future__ import annotations

import re

from pydantic import field_validator
from sqlmodel import Field

from liaison_desk.domain.back_plans import BackPlan
from liaison_desk.domain.ethics import Ballot, Interest, Recusal
from liaison_desk.domain.fields import Email, Fields, Line, OptionalDate, Phone, Text
from liaison_desk.domain.inclusive_writing import InclusiveStyle
from liaison_desk.domain.key_figures import KeyFigure
from liaison_desk.domain.mail_targets import MailTarget
from liaison_desk.domain.partners import CourtesyTitle, TypedCourtesyTitle
from liaison_desk.domain.signature_delegations import SignatureDelegation
from liaison_desk.domain.sittings import BodyRule
from liaison_desk.domain.standard_texts import OwnWording, StandardParagraph
from liaison_desk.domain.travel import TravelMode, TravelTime
from liaison_desk.domain.worked_time import PatternChange, PresenceException, WorkedHalfDay

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class OfficeFields(Fields):
    """What the first start asks, and what the settings change."""

    official_courtesy_title: TypedCourtesyTitle = CourtesyTitle.unknown
    official_first_name: Line = ""
    official_last_name: Line = ""
    official_title: Line = "Conseiller départemental délégué"
    official_delegation: Line = Field(default="", description="« à la vie associative »")
    official_since: OptionalDate = None
    president_name: Line = Field(default="", description="President of the council, who invites with the official")
    djva_director: Line = ""
    deci_director: Line = ""
    officer_name: Line = ""
    officer_function: Line = "Chargé·e de mission"
    officer_phone: Phone = ""
    officer_email: Email = ""
    worked_half_days: list[WorkedHalfDay] = Field(default_factory=list)
    pattern_changes: list[PatternChange] = Field(default_factory=list, description="Weekly pattern from a day on")
    presence_exceptions: list[PresenceException] = Field(default_factory=list)
    back_plans: list[BackPlan] = Field(default_factory=list, description="Steps by kind; shipped ones otherwise")
    base_municipality: Line = Field(default="93008", description="INSEE code of the commune trips start from")
    usual_travel_mode: TravelMode = TravelMode.transit
    travel_times: list[TravelTime] = Field(default_factory=list, description="Known times, in place of estimates")
    mail_targets: list[MailTarget] = Field(default_factory=list, description="Delays chosen; shipped ones otherwise")
    interests: list[Interest] = Field(default_factory=list)
    recusals: list[Recusal] = Field(default_factory=list)
    ballots: list[Ballot] = Field(default_factory=list, description="Votes to come; the national ones otherwise")
    signature_delegations: list[SignatureDelegation] = Field(
        default_factory=list, description="Who signs for whom; none declared leaves the official's own block"
    )
    own_wordings: list[OwnWording] = Field(default_factory=list, description="Texts that win over the shipped ones")
    paragraphs: list[StandardParagraph] = Field(default_factory=list, description="Inserted in letters by name")
    watched_folder: Line = Field(default="", description="Folder where files to take in are laid down; empty for none")
    key_figures: list[KeyFigure] = Field(default_factory=list, description="Inserted in texts by name")
    body_rules: list[BodyRule] = Field(default_factory=list, description="Delays of bodies; shipped ones otherwise")
    usual_circuit: list[Line] = Field(default_factory=list, description="Roles a letter goes through, signature last")
    letterhead_colour: Line = Field(default="", description="« #1d6f78 »; empty for the shipped one")
    inclusive_style: InclusiveStyle = InclusiveStyle.median_double
    letterhead_name: Line = "Département de la Seine-Saint-Denis"
    letterhead_service: Line = ""
    letterhead_address: list[Line] = Field(default_factory=list)
    letterhead_city: Line = Field(default="Bobigny", description="City written before the date of a letter")
    logo: Text = Field(default="", description="PNG image, base64; empty for none")

    @field_validator("letterhead_colour")
    @classmethod
    def _colour_is_one(cls, value: str) -> str:
        if value and not _COLOUR.fullmatch(value):
            raise ValueError("écrivez une couleur comme #1d6f78 : un dièse, puis six chiffres ou lettres de a à f")
        return value

    @property
    def is_woman(self) -> bool:
        """Tell whether what is said of the official takes the feminine."""
        return self.official_courtesy_title is CourtesyTitle.ms
