using Microsoft.AspNetCore.Http;

namespace Stemma.App.Serve.Pages;

/// <summary>What is said where nothing is at an address: of the addresses that stand in letters, why that may be and what to do next.</summary>
/// <param name="Root">How such addresses begin.</param>
/// <param name="Title">What is the matter.</param>
/// <param name="Why">Why that may be.</param>
/// <param name="Next">What to do next, as a link's words.</param>
/// <param name="Href">Where that is done.</param>
internal sealed record NothingThere(string Root, string Title, string Why, string Next, string Href)
{
    private static readonly NothingThere Renewal = new("/renew", "This link sets no password", "It works once and for an hour, and not after the password or the address was changed. Perhaps the end of the address is missing: copy all of it from the letter.", "Ask for another letter", "/forgot");

    private static readonly NothingThere Proof = new("/mail", "This link confirms no address", "It works once and for two days, and only while the account has the address that the letter went to. Perhaps the end of it is missing: copy all of it from the letter.", "Sign in and send another", "/me");

    private static readonly NothingThere[] All =
    [
        Renewal, Renewal with { Root = "/account/renew" }, Proof, Proof with { Root = "/account/mail" },
        new("/alert", "This link does nothing any more", $"One that confirms an address works for {Takedowns.AlertLinks.Lasts.Days} days; one that stops letters, as long as letters go. Where they were stopped, or another address was given, no more letters are sent. Perhaps the end of it is missing: copy all of it from the letter.", "About letters to owners", "/alert"),
        new("/proof", "This link proves nothing any more", "The request that it is of is answered already, or new values were taken for it since. Perhaps the end of it is missing: copy all of it from the letter.", "Ask for a takedown", "/takedown"),
        new("/case", "There is no request at this address", "Perhaps the end of the address is missing: copy all of it. Half a year after a request is answered its page is gone.", "Ask for a takedown", "/takedown"),
    ];

    /// <summary>What is said of an address; null where it is none of these.</summary>
    public static NothingThere? Of(PathString path) => All.FirstOrDefault(n => path.StartsWithSegments(n.Root, StringComparison.OrdinalIgnoreCase));
}
