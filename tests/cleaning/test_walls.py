"""Pages that ask, apologise or check instead of telling a story, and stories about such pages."""

from __future__ import annotations

import hashlib
import html

import pytest

from rashomon.cleaning import clean
from rashomon.model.article import Article
from rashomon.model.capture import Capture, Rejection, RejectionReason

LOGIN, COOKIE, NONE = RejectionReason.LOGIN_WALL, RejectionReason.COOKIE_NOTICE, RejectionReason.NO_ARTICLE

WALLS = [
    (LOGIN, ("Log in", "Use the e-mail address and password that you chose when you registered with the Varnholm Post.", "Keep me signed in on this computer", "Lost your password? We will mail you a new one.", "New here? Register for free")),
    (LOGIN, ("Create your free profile", "It takes less than a minute, and you will be able to save stories, follow writers and comment.", "First name", "Last name", "By registering you confirm that you are at least 16 years old.", "Register")),
    (LOGIN, ("One last step", "We have mailed you a link. Open it within 24 hours to confirm your address and finish your registration.", "If you cannot find our message, please look in your spam folder or ask us to send it again.")),
    (LOGIN, ("Thanks for reading the Varnholm Post", "You have read all of your five free stories this month. To read on, choose a subscription that suits you.", "Digital: 2 crowns a week for the first three months, then 5 crowns. Cancel whenever you like.", "Are you a subscriber? Log in")),
    (LOGIN, ("This story is for our members.", "Become a member today and read everything that we publish, on all of your devices.", "Your membership pays for independent reporting from the harbour and the islands.")),
    (LOGIN, ("Your session has expired", "For your security we have signed you out. Please enter your user name and password again in order to go on.", "User name", "Password", "Sign in")),
    (LOGIN, ("Enter the code", "We have sent a six-digit code to the phone number that ends in 42. Enter it below to verify that it is you.", "Did not get a code? Request a new one in 30 seconds.")),
    (LOGIN, ("Reset password", "Type in the address of your account, and we will send you instructions for choosing a new password.", "Back to log-in")),
    (LOGIN, ("Verify your e-mail address", "Before you can comment or save articles you need to verify your e-mail address. Click the button in the message that we sent to you.", "Resend message")),
    (COOKIE, ("We value your privacy", "We and our 841 partners store and access information on your device, such as unique identifiers, in order to show you personalised advertising and to measure it.", "You may change your choices at any time by clicking on the link at the foot of each page.", "Reject all", "Accept all")),
    (COOKIE, ("Before you continue", "Varnholm Post needs your consent to process personal data for the following purposes: audience measurement, personalised content, and product development.", "Agree and continue", "Set preferences")),
    (COOKIE, ("Your choice about tracking", "Read our pages with advertising and tracking, as usual, or without tracking for 3 crowns a month. You can withdraw your consent at any time in the privacy centre.", "Accept and go on", "Subscribe without tracking")),
    (COOKIE, ("This site is using small files called cookies so that we can remember your settings and count our visitors.", "Some of them are necessary, others help us to make our pages better. Please tell us which ones you allow.", "Only necessary ones", "Allow all of them")),
    (NONE, ("404", "Sorry, the page that you are looking for cannot be found. It may have been moved or deleted, or you may have mistyped its address.", "Try our search, or go back to the front page.")),
    (NONE, ("Oops! Something went wrong.", "We could not load this page. Our technicians have been told. Please try again in a few minutes or return to our home page.", "Error reference: 7f3a-22c1")),
    (NONE, ("Checking your browser before you can enter varnholmpost.example", "This process is automatic. Your browser will take you to the page that you asked for in a few seconds.", "Please allow up to five seconds.")),
    (NONE, ("Are you a robot?", "Our systems have noticed unusual traffic from your network. Please tick the box below so that we know that you are a person and not a script.", "Why did this happen? Make sure that your browser loads scripts and cookies.")),
    (NONE, ("JavaScript is turned off in your browser.", "You need to enable JavaScript to run this application. Please change the settings of your browser and load the page again.")),
    (NONE, ("Access denied", "You do not have permission to view this page on this server. If you think that this is a mistake, please write to the owner of the site and tell them the number below.", "Reference 18.2f3a")),
    (NONE, ("This content is not available in your region", "We recognise that you are attempting to reach this website from a country to which we cannot grant access at this time.", "For any questions, please write to us.")),
    (NONE, ("Please turn off your ad blocker", "We see that you are using an ad blocker. Advertising lets us give you our reporting for free. Please allow advertisements on our site and load this page again.")),
    (NONE, ("Redirecting you to the page that you asked for …", "If nothing happens within ten seconds, please click here to continue. You can also close this window and try again later.")),
]  # fmt: skip

STORIES = [
    "Half a million passwords of the town's library were found on a forum on Monday, the data office said. The library told readers to reset their passwords and not to use the old ones for other accounts. Police are looking for whoever copied the files.",
    "The regulator fined an airline 2 million crowns on Thursday because its website uses cookies before visitors have agreed to them. The airline said that it would appeal. A consumer group had complained about its cookie banner in May.",
    "Parliament voted on Tuesday to forbid shops to ask customers to create an account before they buy. The bill passed with 71 votes to 40. Shopkeepers said that the rule would cost them money, and that few customers minded.",
    "A man who signed in to his neighbour's bank account and moved 30,000 crowns was jailed for two years on Friday. The court in Varnholm heard that he had found the password on a note under a flower pot.",
    "The Varnholm Post will put its pages behind a paywall from January, its publisher said on Wednesday. Readers will see five free articles a month. “Good reporting costs money,” she told the staff, who had asked for higher wages.",
    "Hundreds of pupils could not log in to the exam's website on Monday morning. The ministry blamed a server that overheated and said that the exam would be held again on Thursday. Teachers called the delay a disgrace.",
    "Thieves sent bogus e-mails that asked people to verify their email address, police warned on Sunday. “Please check your spam folder and delete such messages,” an officer said. Eleven people lost money last week.",
    "A judge ordered a social network to let parents see the accounts of children under 13. The company said on Friday that it must protect their privacy and that nobody should share a password. It has a month to appeal.",
    "Browsers will stop accepting cookies from advertisers next year, two makers announced on Tuesday. Publishers fear for their income. “They use cookies to follow you from site to site, and that ends,” an engineer said.",
    "The tax office's new page greeted visitors with the words “page not found” for most of Monday. More than 9,000 people called its hotline. A spokesman apologised and said that a contractor had deleted the wrong folder.",
    "Scientists taught a machine to solve the puzzles with which websites tell people from robots. It was right in 92 of 100 cases, they reported in a journal on Thursday. The puzzles' maker said that it had changed them since.",
    "Subscribers of the island's only newspaper can read it online from Monday. The editor said that a digital subscription would cost 40 crowns, half the price of print, and that the printing plant would not close before spring.",
    "A privacy group sued the city on Wednesday over cameras that count people at tram stops. The city said that the cameras keep no faces and that its privacy policy was checked by a lawyer. A hearing is set for June.",
    "The bakery on Mill Street gave away 4,000 cookies on Saturday to celebrate its hundredth year. The queue reached the harbour, and police closed two lanes. “We use cookies to make friends,” the baker told the crowd.",
    "An employee who had been dismissed kept his account for 11 months and read the mayor's letters, an audit found on Tuesday. The town has since deactivated 300 old accounts and asked everybody to choose new passwords.",
    "Users of a dating service must show their identity cards from July, the government decided on Friday. The minister said that too many people had been cheated. The opposition called the register of users a gift to thieves.",
    "The hospital in Ostrand was without computers for nine hours on Monday after a nurse had opened a false log-in page. No patient was harmed, the director said. Operations that could wait were moved to Wednesday.",
    "A court ruled on Thursday that a website's “accept all” button may not be larger than the one that refuses. The case was brought by students. The losing firm said that visitors had always been able to change their preferences.",
    "Volunteers wrote 1,200 letters for people who cannot sign up for the new bus card, which is sold only online. The transport board said on Sunday that it would open a counter at the station for those without e-mail.",
    "The ferry line's booking page asked customers for the password of their e-mail, a reader discovered on Friday. The line removed the field within an hour, called it a test that should not have been public, and apologised.",
]  # fmt: skip

SHELL = """<html><head><title>Varnholm Post</title></head><body><nav><a href="/">Home</a> <a href="/news">News</a>
<a href="/sport">Sport</a></nav><main>{}</main><footer><a href="/terms">Terms</a></footer></body></html>"""


def cleaned(text: str, media_type: str) -> tuple[Article, ...] | Rejection:
    data = text.encode()
    return clean(Capture("page", data, hashlib.sha256(data).hexdigest(), media_type, "test", None))


def marked_up(paragraphs: tuple[str, ...]) -> str:
    return SHELL.format("".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs))


@pytest.mark.parametrize(("reason", "lines"), WALLS, ids=[lines[0][:30] for _, lines in WALLS])
def test_pages_that_ask_or_apologise_are_no_articles(reason: RejectionReason, lines: tuple[str, ...]) -> None:
    for page in (
        cleaned("\n\n".join(lines), "text/plain"),
        cleaned("\n".join(("Home", "News", "Sport", *lines, "Terms")), "text/plain"),
        cleaned(marked_up(lines), "text/html"),
    ):
        assert isinstance(page, Rejection)
        assert page.reason is reason


@pytest.mark.parametrize("story", STORIES, ids=[story[:30] for story in STORIES])
def test_stories_about_such_pages_are_kept_whole(story: str) -> None:
    sentences = tuple(part if part.endswith((".", "”")) else f"{part}." for part in story.split(". "))
    for page in (
        cleaned(story, "text/plain"),
        cleaned("\n\n".join(sentences), "text/plain"),
        cleaned(marked_up(sentences), "text/html"),
    ):
        assert not isinstance(page, Rejection)
        kept = " ".join(span.of(page[0].text) for span in page[0].body)
        assert " ".join(kept.split()) == " ".join(story.split())
