using System.Text;
using Stemma.App.Store.Reading;

namespace Stemma.App.Takedowns;

/// <summary>A report that carries an owner's text, as a letter names it.</summary>
/// <param name="Outlet">Whose it is.</param>
/// <param name="Page">Its page on this site.</param>
/// <param name="Original">Its own page, or null.</param>
/// <param name="Compare">The two side by side.</param>
public sealed record AlertedCarrier(string Outlet, string Page, string? Original, string Compare);

/// <summary>The letters of an owner's alerts, in plain words. None holds words of a report.</summary>
public static class AlertLetters
{
    /// <summary>The most reports that one letter names.</summary>
    public const int MostNamed = 30;

    /// <summary>Whoever opens its link confirms the address.</summary>
    public static (string Subject, string Text) Confirm(OutletAlert alert, string link) => ($"Letters about texts of {alert.Host}", $"""
        The owner of {alert.Host} asked our news site to write to this address when reports carry its texts and no credit is found in them, once a day at most.

        If that is right, open this address and confirm it there, within {AlertLinks.Lasts.Days} days:
        {link}

        If it is not right, do nothing: no other letter comes.
        """);

    /// <summary>New reports that carry his texts without credit.</summary>
    /// <param name="alert">Who is written to.</param>
    /// <param name="carriers">The reports, newest first.</param>
    /// <param name="stop">Where the letters are stopped.</param>
    public static (string Subject, string Text) News(OutletAlert alert, IReadOnlyList<AlertedCarrier> carriers, string stop)
    {
        var text = new StringBuilder($"Since the last letter we found {(carriers.Count == 1 ? "1 new report that carries a text" : $"{carriers.Count} new reports that carry texts")} of {alert.Host}, and no credit in the copy that we read. Its page may say more by now.\n");
        foreach (var carrier in carriers.Take(MostNamed))
            text.Append($"\n{carrier.Outlet}\n  its page: {carrier.Original ?? "not known"}\n  here: {carrier.Page}\n  side by side with yours: {carrier.Compare}\n");
        if (carriers.Count > MostNamed) text.Append($"\nand {carriers.Count - MostNamed} more: all of them stand on the page of your case.\n");
        text.Append($"\nNo more of these letters: {stop}\n");
        return ($"{(carriers.Count == 1 ? "1 report carries" : $"{carriers.Count} reports carry")} texts of {alert.Host} without credit", text.ToString());
    }
}
