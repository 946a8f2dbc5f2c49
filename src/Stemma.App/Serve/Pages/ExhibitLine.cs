using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>A photo, video, recording, document or data that reports rest on, as a page shows it.</summary>
/// <param name="Said">What it is and who gave it, the sentence that tells of it, and how many reports more do.</param>
/// <param name="Note">What the report says of its checking; "" for nothing beside the sentence itself.</param>
/// <param name="Link">Where the report's own link leads that stands in the sentence, or null.</param>
public sealed record ExhibitLine(Quoting Said, string Note, string? Link)
{
    internal static ExhibitLine Of(Exhibit exhibit, Places places)
    {
        var telling = exhibit.Said.Telling;
        string note = exhibit.Note is { } said && said.Text != exhibit.Said.Text ? places.Shown(said.Telling, PlainWords.Unbroken(said.Text.ReplaceLineEndings(" "))) : "";
        return new ExhibitLine(
            new Quoting(PlainWords.Of(exhibit), places.Shown(telling, PlainWords.Unbroken(exhibit.Said.Text.ReplaceLineEndings(" "))), places.At(telling, exhibit.Said.Field == Field.Text ? exhibit.Said.At.Start : 0), exhibit.Also.Count),
            note, OutLink.Safe(exhibit.Url));
    }
}
