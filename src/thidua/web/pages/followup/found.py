"""The board of an address, for those who may."""

from django.http import Http404
from django.urls import reverse
from rules.predicates import Predicate

from thidua.office.campaigns.models import Campaign
from thidua.office.reminders.queries.board import Board, Tally, boards_of
from thidua.web.access import Request
from thidua.web.pages.campaigns.found import campaign_for

Boards = list[tuple[Board, Tally]]


def address_of(board: Board, name: str = "campaign_board") -> str:
    """Where a board, or what is done on it, lies."""
    return reverse(name, args=[board.campaign.pk, board_name(board)])


def board_name(board: Board) -> str:
    """A board in an address."""
    return f"{board.deadline}.{board.part}" if board.part else board.deadline


def board_for(request: Request, campaign: int, name: str, who: Predicate) -> tuple[Board, Boards]:
    """The board and all those of its campaign, where the predicate holds for it; else it is not found."""
    found: Campaign = campaign_for(request, campaign, who)
    boards = boards_of(found)
    for board, _ in boards:
        if board_name(board) == name:
            return board, boards
    raise Http404
