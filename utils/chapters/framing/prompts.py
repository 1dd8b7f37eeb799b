"""A dozen vague goals, each an exercise of its own: fill in the sheet until no check finds a question missing."""

from utils.chapters.framing.goals_pages import arrival, page, search
from utils.chapters.framing.goals_people import churn, discount, lead
from utils.chapters.framing.goals_trust import fraud, post, seller
from utils.chapters.framing.goals_work import demand, ticket, visit
from utils.chapters.framing.prompt import framing

GOALS = {
    goal.name: goal
    for goal in (churn, search, fraud, ticket, demand, seller, post, page, lead, arrival, visit, discount)
}

churn_framing = framing(churn)
search_framing = framing(search)
fraud_framing = framing(fraud)
ticket_framing = framing(ticket)
demand_framing = framing(demand)
seller_framing = framing(seller)
post_framing = framing(post)
page_framing = framing(page)
lead_framing = framing(lead)
arrival_framing = framing(arrival)
visit_framing = framing(visit)
discount_framing = framing(discount)
