using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>A track that an editor attached, as a page shows it.</summary>
/// <param name="Caption">What it shows; may be "".</param>
/// <param name="Drawing">It as SVG.</param>
/// <param name="Facts">What is measured of it, each with its name.</param>
/// <param name="Rows">It as a table.</param>
/// <param name="Provider">Who gave it.</param>
/// <param name="Link">Where it may be looked at, or null.</param>
/// <param name="Checked">What is known of its checking.</param>
/// <param name="Hint">How its drawing is read.</param>
public sealed record ShownTrack(string Caption, string Drawing, IReadOnlyList<(string Name, string Value)> Facts, IReadOnlyList<TrackRow> Rows, string Provider, string? Link, string Checked, string Hint)
{
    internal static ShownTrack Of(AttachedTrack attached)
    {
        var (path, credit) = (TrackPath.Of(attached.Track), attached.Entry.Credit);
        string hint = "North is up" + (path.Begins is null ? "" : ", times are UTC") + (path.GapMetres > 0 ? "; where the line is broken nothing was received." : ".");
        return new ShownTrack(credit.Caption, TrackDrawing.Of(path), TrackWords.Facts(path), TrackWords.Rows(path), credit.Provider, OutLink.Safe(credit.Url), credit.Checked, hint);
    }
}
