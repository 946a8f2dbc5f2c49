namespace Stemma.Core.News;

/// <summary>How a page was read: what became of each block, which elements could have been the body, where its facts stand. Told by the steps that extract.</summary>
/// <param name="Article">What came of it.</param>
/// <param name="Blocks">Every block of the page in its order; those without a place on it at the end.</param>
/// <param name="Candidates">The elements that were judged as the body, the one that won first, then by score.</param>
/// <param name="Facts">Headline, authors and dates, each with where it stands.</param>
public sealed record Sifting(Article Article, IReadOnlyList<SiftedBlock> Blocks, IReadOnlyList<BodyCandidate> Candidates, IReadOnlyList<SiftedFact> Facts);

/// <summary>What became of a block.</summary>
public enum Sifted
{
    /// <summary>It is a block of the article.</summary>
    Kept,

    /// <summary>A step read a fact out of it (a byline, a day), or dropped it.</summary>
    Dropped,

    /// <summary>It stands outside the element chosen as the body.</summary>
    Outside,

    /// <summary>It stands in an element taken for furniture before anything was chosen.</summary>
    Pruned,

    /// <summary>It stands in an element that the page does not show its readers.</summary>
    Hidden,
}

/// <summary>A block of a page with what became of it.</summary>
/// <param name="Text">Its text, as the page has it; as the article has it where it was kept.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Reason">Why, in words; "" where it was kept as it stands.</param>
public sealed record SiftedBlock(string Text, Sifted Fate, string Reason)
{
    /// <summary>The number of the article's block that it is, from 0; null where it is none.</summary>
    public int? Kept { get; init; }

    /// <summary>What the article keeps it as; null where it does not.</summary>
    public BlockKind? Kind { get; init; }

    /// <summary>A selector of the element that a hint drops to leave it out; null where no name tells that from the body.</summary>
    public string? Drop { get; init; }

    /// <summary>Selectors that a hint names as the body to keep it; empty where none would.</summary>
    public IReadOnlyList<string> Keep { get; init; } = [];
}

/// <summary>An element that could have been the body.</summary>
/// <param name="Path">Where it stands: "main > article.story > div#text".</param>
/// <param name="Prose">Characters of its prose, weighed by script.</param>
/// <param name="LinkShare">The share of its characters that stand in links, 0..1.</param>
/// <param name="Score">What it was judged at.</param>
/// <param name="NameWeight">How strongly its name is known for bodies; 0 where it is not.</param>
/// <param name="Agreement">How far it agrees with the text that structured data states, 0..1.</param>
/// <param name="Won">Whether it is the body.</param>
/// <param name="Reason">Why it won or lost, in words.</param>
public sealed record BodyCandidate(string Path, int Prose, double LinkShare, double Score, double NameWeight, double Agreement, bool Won, string Reason);

/// <summary>A fact of the article with the places of the page that say it.</summary>
/// <param name="Name">What it is: "Headline".</param>
/// <param name="Value">What it says.</param>
/// <param name="From">Where it stands, in words; none where the page does not say it in these words.</param>
public sealed record SiftedFact(string Name, string Value, IReadOnlyList<string> From);
