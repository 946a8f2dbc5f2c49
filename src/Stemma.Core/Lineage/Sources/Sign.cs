using Stemma.Core.News;

namespace Stemma.Core.Lineage.Sources;

/// <summary>How much a sign of the source weighs.</summary>
internal enum Strength
{
    /// <summary>Points there without proving it.</summary>
    Hint,

    /// <summary>Makes it likely where nothing speaks against it.</summary>
    Likely,

    /// <summary>Proves it.</summary>
    Proof,
}

/// <summary>A sign that an agency wrote a telling's text.</summary>
/// <param name="Wire">The agency.</param>
/// <param name="Strength">How much it weighs.</param>
/// <param name="Evidence">Where it stands.</param>
/// <param name="Short">What it is, in a few words ("byline").</param>
internal sealed record Sign(Wire Wire, Strength Strength, Evidence Evidence, string Short);

/// <summary>Makes evidence.</summary>
internal static class Show
{
    /// <summary>Evidence in a field's text; a stretch is cut to what the text has.</summary>
    public static Evidence In(Telling telling, Field field, int index, string text, Span at, string why)
    {
        var inside = new Span(Math.Clamp(at.Start, 0, text.Length), Math.Clamp(at.End, 0, text.Length));
        return new Evidence(telling.Id, field, index, inside, inside.Of(text), why);
    }

    /// <summary>Evidence in the running text.</summary>
    public static Evidence InText(Telling telling, Span at, string why) => In(telling, Field.Text, 0, telling.Article.Text, at, why);

    /// <summary>Evidence that is a whole field.</summary>
    public static Evidence Whole(Telling telling, Field field, int index, string text, string why) => In(telling, field, index, text, new Span(0, text.Length), why);
}
