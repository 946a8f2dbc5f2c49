using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>A track that an editor attached, as a page shows it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Caption">What it shows; may be "".</param>
/// <param name="Drawing">It as SVG.</param>
/// <param name="Facts">What is measured of it, each with its name.</param>
/// <param name="Rows">It as a table.</param>
/// <param name="Provider">Who gave it.</param>
/// <param name="Link">Where it may be looked at, or null.</param>
/// <param name="Checked">What is known of its checking.</param>
/// <param name="Hint">How its drawing is read.</param>
/// <param name="Dispute">Where a reader disputes it.</param>
public sealed record ShownTrack(int Number, string Caption, string Drawing, IReadOnlyList<(string Name, string Value)> Facts, IReadOnlyList<TrackRow> Rows, string Provider, string? Link, string Checked, string Hint, string Dispute)
{
    internal static ShownTrack Of(AttachedTrack attached, StoryId story)
    {
        var (path, credit) = (TrackPath.Of(attached.Track), attached.Entry.Credit);
        string hint = "North is up" + (path.Begins is null ? "" : ", times are UTC") + (path.Legs.Any(static l => l.IsGap) ? "; where the line is broken the file has no places." : ".");
        return new ShownTrack(attached.Entry.Number, credit.Caption, TrackDrawing.Of(path), TrackWords.Facts(path), TrackWords.Rows(path), credit.Provider, OutLink.Safe(credit.Url), credit.Checked, hint, OutLink.Dispute(story.Value, $"{attached.Entry}, {credit.Provider}"));
    }
}
