using Stemma.App.Serve.Edge;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.App.Serve.Pages;

/// <summary>Why a link of the family tree is drawn, or is no more: what its page says.</summary>
/// <param name="Child">Who carries the text.</param>
/// <param name="Parent">Whose text it is.</param>
/// <param name="Link">The link; null where none is drawn.</param>
/// <param name="Reasons">What shows it, each with what it speaks of ("How", "Which way").</param>
/// <param name="Evidence">Passages that show it.</param>
/// <param name="Compare">Where the two stand side by side; null where one was not seen.</param>
/// <param name="Dispute">Where a reader disputes it.</param>
public sealed record LinkReasons(LinkEnd Child, LinkEnd Parent, Link? Link, IReadOnlyList<(string What, string Words)> Reasons, IReadOnlyList<Shown> Evidence, string? Compare, string Dispute)
{
    /// <summary>Where the reasons of a link stand; null for one between two texts that nobody gave us.</summary>
    public static string? Place(Link link) => link.Child.Telling is { } child ? $"/link/{child}/{link.Parent}" : null;

    /// <summary>Where the reasons of a link stand that an editor set or cut.</summary>
    public static string Place(Decision decision) => decision.CutsUnseen ? $"/report/{decision.A}" : $"/link/{decision.A}/{decision.B}";

    /// <summary>Whether a decision is about a link between these two, either way round.</summary>
    public static bool Concerns(Decision decision, TellingId a, TellingId b) =>
        decision.Kind is DecisionKind.Cut or DecisionKind.Link && ((decision.A, decision.B) == (a, b) || (decision.A, decision.B) == (b, a));

    /// <summary>The reasons; null where the story has no such ends.</summary>
    /// <param name="story">The child's story.</param>
    /// <param name="child">Who carries the text.</param>
    /// <param name="parent">Whose text it is.</param>
    /// <param name="shared">What the two share; null where nothing is, or one was not seen.</param>
    /// <param name="exposure">Who reads it.</param>
    public static LinkReasons? Of(Story story, TellingId child, NodeId parent, Alignment? shared, Exposure exposure)
    {
        if (End(story, NodeId.Of(child)) is not { } from || End(story, parent) is not { } to) return null;
        var link = story.Tree.Links.FirstOrDefault(l => l.Child == NodeId.Of(child) && l.Parent == parent);
        var context = new EvidenceContext(story, exposure);
        string words = link is null ? "" : PlainWords.Edge(link);
        return new LinkReasons(from, to, link, link is null ? [] : [.. Told(link, from, to, child, shared)], link is null ? [] : [.. link.Evidence.DistinctBy(e => (e.Telling, e.Why, e.Text)).Select(context.Of)],
            parent.Telling is { } held ? $"/compare/{child}/{held}" : null, OutLink.Dispute(story.Id.Value, $"report {child}, {(link?.Undirected == true ? "shares text with" : "its text comes from")} {to.Name}: {words}"));
    }

    private static LinkEnd? End(Story story, NodeId node)
    {
        if (story.Tellings.FirstOrDefault(t => NodeId.Of(t.Id) == node) is { } telling)
            return new LinkEnd(telling.Called, $"/report/{telling.Id}", telling.Article.Title, Places.Tag(telling), telling.Article.Published?.At ?? telling.Fetched);
        return story.Tree.Originals.Any(o => NodeId.Of(o.Id) == node) ? new LinkEnd(new NodeNames(story)[node], null, "", null, null) : null;
    }

    private static IEnumerable<(string, string)> Told(Link link, LinkEnd child, LinkEnd parent, TellingId id, Alignment? shared)
    {
        if (link.Decided is not null)
        {
            yield return ("What shows it", shared is { Passages.Count: > 0 } ? Shares(shared, id, child.Name) : "Nothing. No shared passage was found in the copies we read.");
            yield break;
        }
        yield return ("How", Manner(link, child.Name));
        if (shared is { Passages.Count: > 0 }) yield return ("What they share", Shares(shared, id, child.Name));
        else if (link is { Hypothetical: true, Share: > 0 }) yield return ("What is carried", $"{link.Share * 100:0} % of {child.Name}'s words outside quotations stand in other reports that carry the same text too.");
        else if (link.Share == 0) yield return ("What is carried", "Nothing was seen of it elsewhere: only its credit names whose text it is.");
        if (shared?.PairedBy is { } model) yield return ("By what", $"Sentence vectors of {model} pair most sentences of the shorter report with one each of the other, in order. A credit speaks for it too, or names and figures that keep their places.");
        yield return ("Which way", Way(link, child.Name, parent.Name));
    }

    private static string Manner(Link link, string child) => link.Kind switch
    {
        LinkKind.Verbatim => "Word for word: nearly all that is shared stands in the same words.",
        LinkKind.Shortened => "Shortened: what is shared stands in the same words, and much is left out.",
        LinkKind.Edited => "Edited: most of what is shared stands in the same words, some of it changed.",
        LinkKind.Paraphrase => "In other words: the same things in the same order, hardly a sentence unchanged.",
        LinkKind.Translation => "Translated: passages say the same in another language.",
        LinkKind.Update => $"A later version: {child} wrote on at a text that stood already.",
        _ => "A common source: they share text, and too little tells that one had it from the other. Both may carry a third.",
    };

    private static string Shares(Alignment shared, TellingId child, string name)
    {
        double share = shared.A == child ? shared.ShareOfA : shared.ShareOfB;
        if (share == 0) return $"Nothing of their own words: they share {Texts.Counted(shared.Passages.Select(p => p.Kind))}, which two reports can both have without either having seen the other.";
        return $"{PlainWords.Count(shared.Passages.Count, "passage")} ({Texts.Counted(shared.Passages.Select(p => p.Kind))}). {share * 100:0} % of {name}'s words outside quotations stand in them.";
    }

    private static string Way(Link link, string child, string parent) => link switch
    {
        { Undirected: true } => "Which of them had it first is not known. It takes two signs to say so.",
        { DirectionSigns: { Count: > 0 } signs } => $"{PlainWords.Count(signs.Count, "sign")} that {child} had it from {parent}: {string.Join("; ", signs)}.",
        { Hypothetical: true } => "From an original that nobody gave us to a report that carries it.",
        _ => $"{parent} is where the text is from, by its own page or by what its carriers credit.",
    };
}

/// <summary>One end of a link.</summary>
/// <param name="Name">Whose report it is, or what the unseen text is called.</param>
/// <param name="Href">Its page; null for an unseen text.</param>
/// <param name="Title">Its headline, or "".</param>
/// <param name="Language">Its language's tag, or null.</param>
/// <param name="At">When it was published, or null.</param>
public sealed record LinkEnd(string Name, string? Href, string Title, string? Language, DateTimeOffset? At);
