using System.Globalization;
using Stemma.App.Store.Reading;

namespace Stemma.App.Takedowns;

/// <summary>The letters of a case, in plain words: a subject and a text each. None holds words of a report or names anybody.</summary>
public static class CaseLetters
{
    /// <summary>It came: its number, until when it is answered, where it can be seen, how the domain is proven.</summary>
    /// <param name="asked">The request, with its number.</param>
    /// <param name="link">The case's own page; null where the site's address is not known.</param>
    public static (string Subject, string Text) Receipt(Petition asked, string? link) => ($"Your request {asked.Number} was received", $"""
        Your request came, and has the number {asked.Number}. {About(asked)}

        It will be answered by {Time(asked.Due ?? asked.At)}, {Petition.Term.TotalHours:0} hours after it came.
        {Seen(link)}
        {Proving(asked, link)}
        """);

    /// <summary>It was decided: what, why, and what can be done about it.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="granted">Whether it is granted.</param>
    /// <param name="reason">Why.</param>
    /// <param name="linked">Whether letters hold the address of the case's page.</param>
    public static (string Subject, string Text) Decision(Petition asked, bool granted, string reason, bool linked = true) => ($"Your request {asked.Number} is {(granted ? "granted" : "refused")}", $"""
        Your request {asked.Number} is {(granted ? "granted" : "refused")}. {About(asked)}

        The reason: {reason}

        {(granted ? Done(asked) : "Nothing was changed.")} The decision was made {(asked.Proof == ProofKind.None ? "by a person" : "without a person, since the domain was proven to be yours")}.

        If you think this is wrong, {(linked ? "say so on the page of your case, whose address stands in the letter that said we had received your request" : "answer this letter or use the page that you saw when you sent the request")}. A person reads it. You can also go to court, or to a body that settles disputes out of court.
        Your address is kept for half a year, so that you can be heard, and is then forgotten.
        """);

    /// <summary>Somebody said something against a decision.</summary>
    public static (string Subject, string Text) Countered(Petition asked) => ($"What you said on request {asked.Number} was received", $"""
        What you said on request {asked.Number} came. An editor reads it and decides. Until then the decision stands.
        """);

    /// <summary>It was answered.</summary>
    public static (string Subject, string Text) Heard(Petition asked, bool lifted, string reason) => lifted
        ? ($"Request {asked.Number}: the takedown is lifted", $"""
            The takedown of request {asked.Number} is lifted. {About(asked)}

            The reason: {reason}

            The text itself is gone from here. It comes back when its site gives it again.
            """)
        : ($"Request {asked.Number}: the decision stands", $"""
            An editor read what was said on request {asked.Number}. The decision stands. {About(asked)}

            The reason: {reason}
            """);

    /// <summary>To a domain's own address: who has this letter proves that the domain is his.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="host">The host.</param>
    /// <param name="link">The link that proves it.</param>
    public static (string Subject, string Text) Proof(Petition asked, string host, string link) => asked.Kind == PetitionKind.Outlet ? ($"Somebody asks to see who carries the texts of {host}", $"""
        Somebody who says that he owns {host} asked us to show him which reports on our news site carry its texts (request {asked.Number}).

        If that is right, open this address and confirm it there:
        {link}

        If it is not right, do nothing. The address works until {Time(asked.Issued + OwnershipProof.Lasts)}, and only until the request is answered.
        """) : ($"Somebody asks that a page of {host} be taken down", $"""
        Somebody who says that he owns {host} asked us to take a page of it down from our news site (request {asked.Number}).

        If that is right, open this address and confirm it there. The page then goes at once, for good:
        {link}

        If it is not right, do nothing. The address works until {Time(asked.Issued + OwnershipProof.Lasts)}, and only until the request is answered.
        """);

    /// <summary>To the publisher of a copy: what is asked, and that he is heard first.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="link">The case's own page.</param>
    public static (string Subject, string Text) Publisher(Petition copy, string link) => ($"A page of {copy.Host} carries a text that was taken down here", $"""
        A report was taken down from our news site at the request of the owner of its page. By our count this page of yours {copy.Subject}:
        {copy.Url}

        Nothing was done with your page. An editor decides whether we go on listing it, and hears you first. If the text is yours, or you may carry it, say so here:
        {link}
        """);

    private static string About(Petition asked) => asked.Kind == PetitionKind.Outlet ? $"It asks to see who carries the texts of {asked.Host}." : asked.Type switch
    {
        PetitionType.Delist => "It asks that a name be found here no more.",
        PetitionType.Correct => $"It asks that something on a page of {asked.Host} be put right.",
        _ => $"It asks that a page of {asked.Host} be taken down.",
    };

    private static string Done(Petition asked) => asked.Kind == PetitionKind.Outlet ? "The page of your case leads to the list." : asked.Type switch
    {
        PetitionType.Delist => "Nothing is found by the name here any more; the words of reports stay.",
        PetitionType.Correct => "An editor puts it right.",
        _ => "It is erased from pages, feeds, search and what is stored, and barred from coming back.",
    };

    private static string Seen(string? link) => link is null ? "" : $"""

        How it stands, and all that you can do about it, you see here. Keep this address to yourself, for who has it can speak for you:
        {link}

        """;

    private static string Proving(Petition asked, string? link) => asked.Kind is not (PetitionKind.Takedown or PetitionKind.Outlet) || asked.Type == PetitionType.Erase || link is null ? "" : $"""

        If {asked.Host} is yours you need not wait: prove it, and {(asked.Kind == PetitionKind.Outlet ? "you see it" : "the page goes")} at once. The page of your case shows three ways: a file on the site, a DNS record, a letter to the domain's own address.
        """;

    private static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
