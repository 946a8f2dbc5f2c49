using System.Collections.Frozen;
using Stemma.Core.News;

namespace Stemma.Core.Render;

/// <summary>
/// One statement as a line that reads as a sentence: "Speaker: content" where the content is a clause of its own, else "Speaker accused X of Y",
/// the report's own words from the cue to the content's end.
/// </summary>
public static class SaidLine
{
    private const int LongestGap = 90;
    private const int LongestWords = 220;

    // Verbs that say no more than that it was said: the content stands alone after a colon.
    private static readonly FrozenSet<string> Plain = DataFile.Lines(typeof(SaidLine), "plain-cues.txt").SelectMany(l => l.Split(' ')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // With these at its beginning a content is no clause of its own.
    private static readonly FrozenSet<string> Broken = DataFile.Lines(typeof(SaidLine), "broken-starts.txt").SelectMany(l => l.Split(' ')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // Verbs that tell of deeds as well as of words.
    private static readonly FrozenSet<string> Deeds = DataFile.Lines(typeof(SaidLine), "deed-cues.txt").SelectMany(l => l.Split(' ')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> NoSpeaker = DataFile.Lines(typeof(SaidLine), "broken-speakers.txt").SelectMany(l => l.Split(' ')).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // "which critics dismissed as a stunt", "what Lee called a gift": the sentence is about what stands before.
    private static readonly FrozenSet<string> Relative = new[] { "what", "which", "that", "whom", "who", "as" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Adverbial = new[] { "by", "while", "during", "after", "before", "when", "is", "are", "was", "were", "has", "have", "had", "will", "would" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    // What opens a content clause and can be left out without changing the order of its words.
    private static readonly string[] Openers = ["that ", "que ", "che ", "что ", "že ", "że "];

    /// <summary>The line.</summary>
    /// <param name="statement">A statement with a witness, or one that nobody utters ("Unclear: why the pump stopped").</param>
    /// <param name="article">The article whose running text it points into.</param>
    public static string Of(Statement statement, Article article)
    {
        string line = Line(statement, article);
        return line.Length > 0 && char.IsLower(line[0]) ? char.ToUpperInvariant(line[0]) + line[1..] : line;
    }

    /// <summary>How far into a line its speaker goes, colon and all; 0 where the line does not begin with him.</summary>
    /// <param name="line">The line, or as much of it as is shown.</param>
    /// <param name="statement">The statement it was made of.</param>
    /// <param name="article">Its article.</param>
    public static int SpeakerIn(string line, Statement statement, Article article)
    {
        string who = statement.Witness is null ? PlainWords.Unspoken(statement.Status) + ":" : Stands(statement, article) && !Bare(statement) ? Voice(statement) + ":" : Named(statement, article.Text);
        if (!line.StartsWith(who, StringComparison.OrdinalIgnoreCase) || who.Length >= line.Length) return 0;
        return who.Length + (line[who.Length] is ':' or ',' ? 1 : 0);
    }

    private static string Line(Statement statement, Article article)
    {
        string text = article.Text;
        if (statement.Witness is null) return $"{PlainWords.Unspoken(statement.Status)}: {Cut(Content(statement, text), LongestWords)}";
        if (Bare(statement)) return $"{Named(statement, text)} {Clean(statement.CueAt!.Value.Of(text))}";
        if (IsPassive(statement, text)) return $"{Cut(Clean(text[statement.Spans[0].Start..statement.CueAt!.Value.End]), LongestWords)} {Voice(statement)}";
        if (Stands(statement, article)) return $"{Voice(statement)}: {PlainWords.Of(statement.Status)}{Cut(Content(statement, text), LongestWords)}";
        var cue = statement.CueAt!.Value;
        string first = Clean(text[cue.Start..statement.Spans[0].End]);
        string words = string.Join(" … ", statement.Spans.Skip(1).Select(s => Clean(s.Of(text))).Prepend(first));
        string joint = statement.Chain.Count > 1 ? ":" : Participle(first) ? "," : "";
        return $"{Named(statement, text)}{joint} {Cut(words, LongestWords)}";
    }

    /// <summary>How well the statement stands for its speaker: words in quotation marks, by name, whole, before what needs its sentence around it. Higher is better.</summary>
    public static int Worth(Statement statement, Article article)
    {
        int length = Content(statement, article.Text).Length;
        int worth = Reads(statement, article) ? 10 : 0;
        if (!statement.Inferred) worth += 4;
        if (statement.Kind == StatementKind.Direct) worth += 3;
        if (length is >= 30 and <= LongestWords) worth += 2;
        if (statement.Chain.Count <= 1) worth += 1;
        return worth;
    }

    /// <summary>Whether the line makes a sentence that can stand away from its report, said by somebody who can speak.</summary>
    public static bool Reads(Statement statement, Article article) => Lists(statement, article, beside: false);

    /// <summary>Whether the line makes sense on the report's own page: what reads alone, what goes on from a sentence ("Merovia, accusing the board of A"), and what nobody is named for ("Unclear: A").</summary>
    public static bool ReadsBeside(Statement statement, Article article) =>
        statement.Witness is null ? PlainWords.Unspoken(statement.Status) is not null && Content(statement, article.Text).Contains(' ', StringComparison.Ordinal) : Lists(statement, article, beside: true);

    private static bool Lists(Statement statement, Article article, bool beside)
    {
        if (statement.Doubtful) return false;
        if (statement.Status is StatementStatus.Expected or StatementStatus.Possible or StatementStatus.Unclear) return false; // said of somebody, not by him
        bool english = article.Language.StartsWith("en", StringComparison.Ordinal);
        if (!(statement.Chain.Count > 1 ? statement.Chain : [statement.Witness ?? ""]).All(who => CanSpeak(who, english))) return false;
        if (Bare(statement)) return true;
        string content = Content(statement, article.Text);
        if (IsTorn(content)) return false;
        int spaces = content.Count(c => c == ' ');
        bool direct = statement.Kind == StatementKind.Direct;
        if (!english) return direct || spaces >= 4;
        if (IsClause(statement, article.Text) || !direct && (FirstWord(content) is "and" or "but" or "or" or "nor") || IsDeed(statement, article.Text)) return false;
        if (Stands(statement, article)) return !Broken.Contains(FirstWord(content)) && (direct ? spaces >= 1 : spaces >= 3 && !IsAside(statement, article.Text));
        if (!beside && Participle(statement.Cue ?? "") || statement.Status == StatementStatus.Said && Adverbial.Contains(FirstWord(content)) || !Leads(statement.CueAt!.Value, statement.Spans[0], article.Text)) return false;
        return !IsAside(statement, article.Text);
    }

    // "ET] We have learned that the quay is closed": the rest of a bracket that was opened before.
    private static bool IsTorn(string content) => content.AsSpan().TrimEnd(" .)]").IndexOfAny("()[]") is >= 0 and var first && content[first] is ')' or ']';

    // "That Brandt had called it a wreck troubles the board": a clause, not somebody who speaks.
    private static bool IsClause(Statement statement, string text) =>
        statement.MentionAt is { } at && at.Of(text) is var said && said.StartsWith("That ", StringComparison.Ordinal) && said.Length > 5 && char.IsUpper(said[5]);

    // "Brandt dismissed the keeper", "the march concludes in Norrvik": words only where they are quoted, a clause of what was said follows, or it is called something.
    private static bool IsDeed(Statement statement, string text) =>
        (statement.Kind != StatementKind.Direct || IsTitleSung(statement, text)) && statement.Cue is { } cue && Deeds.Contains(LastWord(cue)) && Clean(statement.Spans[0].Of(text)) is var words
        && FirstWord(words) is not ("that" or "to" or "whether" or "how" or "why") && !words.Contains(" as ", StringComparison.Ordinal);

    // "sang “The Long Quay”", but not "“Hold the line,” she sang".
    private static bool IsTitleSung(Statement statement, string text) =>
        LastWord(statement.Cue ?? "") is "sing" or "sings" or "sang" or "singing" && statement.Spans[0].Of(text).TrimEnd('"', '”', '’', '\'', ' ') is not [.., '.' or ',' or '!' or '?' or '…'];

    // "Responding to the survey schools" is no name. Outside English a name or a noun phrase is told from a misread verb phrase by its last capital, or by being an article with its noun.
    private static bool CanSpeak(string who, bool english)
    {
        if (who.Count(char.IsLetter) < 2 || char.IsDigit(who[0]) || NoSpeaker.Contains(FirstWord(who))) return false;
        if (english) return !(Participle(who) && who.Contains(' ', StringComparison.Ordinal) && Broken.Contains(FirstWord(who[(who.IndexOf(' ', StringComparison.Ordinal) + 1)..])));
        return LastWord(who).Any(char.IsUpper) || who.Count(c => c == ' ') == 1 && char.IsUpper(who[0]) && FirstWord(who).Length <= 3;
    }

    // The content follows a clause that only says more of what stands before it.
    private static bool IsAside(Statement statement, string text) =>
        statement.MentionAt is { } mention && statement.Spans[0].Start > mention.Start && Relative.Contains(WordBefore(text, mention.Start));

    /// <summary>The text cut at a word's end, its last quotation mark closed.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        int end = text.LastIndexOf(' ', most - 1);
        if (end < most / 2) end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        string kept = text[..end].TrimEnd(',', ';', ':', ' ', '…');
        if (kept.Count(c => c == '“') > kept.Count(c => c == '”')) return $"{kept}…”";
        return kept.Count(c => c == '"') % 2 == 1 ? $"{kept}…\"" : $"{kept}…";
    }

    // The content's own words, without a leading "that" and without the comma that only led on to the attribution.
    private static string Content(Statement statement, string text)
    {
        string words = Clean(string.Join(" … ", statement.Spans.Select(s => s.Of(text))));
        return WithoutThat(words);
    }

    /// <summary>The words without the "that" which led on to them.</summary>
    public static string WithoutThat(string words) => Array.Find(Openers, o => words.StartsWith(o, StringComparison.Ordinal)) is { } opener ? words[opener.Length..] : words;

    /// <summary>The words on one line, without a comma or bracket that belonged to what stood around them.</summary>
    internal static string Clean(string words)
    {
        words = words.ReplaceLineEndings(" ").Trim();
        if (words is [.., ')'] && !words.Contains('(', StringComparison.Ordinal)) words = words[..^1];
        if (words is [.., ',' or ' ', '”' or '"']) words = words[..^2] + words[^1];
        return words;
    }

    // Nothing withheld is named beside its verb ("The board did not comment"): the verb is all there is.
    private static bool Bare(Statement statement) =>
        statement.Status != StatementStatus.Said && statement.CueAt is { } cue && statement.MentionAt is { } mention
        && statement.Spans is [var only] && only.End <= cue.Start && only.Contains(mention) && only.Length <= mention.Length + 40 && cue.Start - only.End <= LongestGap;

    // "The landing was also confirmed by X": a thing and what was done with it make one sentence.
    private static bool IsPassive(Statement statement, string text) =>
        statement is { Spans: [var only], CueAt: { } cue, Chain.Count: <= 1, Inferred: false } && statement.MentionAt?.Start >= cue.End && only.End <= cue.Start
        && text.AsSpan(only.End, cue.Start - only.End).IsWhiteSpace() && cue.Of(text) is var words && LastWord(words) == "by" && FirstWord(words) is not ("as" or "by");

    // Whether the content is shown alone: in quotation marks, before its cue, or after a verb that only says that it was said.
    private static bool Stands(Statement statement, Article article)
    {
        if (statement.Kind == StatementKind.Direct && statement.Status == StatementStatus.Said) return true;
        if (!article.Language.StartsWith("en", StringComparison.Ordinal) || statement.CueAt is not { } cue) return true;
        var content = statement.Spans[0];
        if (content.Start < cue.End || statement.MentionAt is { } mention && mention.Start >= cue.Start) return true;
        if (statement.Status != StatementStatus.Said) return !Leads(cue, content, article.Text);
        string words = content.Of(article.Text), verb = cue.Of(article.Text);
        if (statement.Chain.Count > 1 && LastWord(verb) is "quoted" or "quotes" or "quoting") return true; // "X quoted Y as saying A": both are named before the colon
        if (Participle(verb) && WithoutThat(words).Length < words.Length) return true;
        return Plain.Contains(LastWord(verb)) && !Broken.Contains(FirstWord(WithoutThat(words)));
    }

    // Whether the report's words run on from the cue to the content.
    private static bool Leads(Span cue, Span content, string text) =>
        content.Start >= cue.End && content.Start - cue.End <= LongestGap && !text.AsSpan(cue.End, content.Start - cue.End).ContainsAny('\n', '“');

    private static bool Participle(string words) => FirstWord(words) is { Length: > 4 } first && first.EndsWith("ing", StringComparison.Ordinal);

    // At the head of a sentence: as the report calls it, with its article, where that is its name.
    private static string Named(Statement statement, string text)
    {
        if (statement.Chain.Count > 1 || statement.Inferred || statement.MentionAt is not { } at) return Voice(statement);
        string mention = Clean(at.Of(text));
        int space = mention.IndexOf(' ', StringComparison.Ordinal);
        bool led = space is > 0 and <= 3 && mention[..space].ToLowerInvariant() is "the" or "a" or "an" && mention[(space + 1)..] == statement.Witness;
        return led ? mention : Voice(statement);
    }

    private static string Voice(Statement statement) => statement.Chain.Count > 1
        ? string.Join(", citing ", statement.Chain)
        : statement.Witness! + (statement.Inferred && statement.Mention is { } mention ? $" (inferred from “{mention}”)" : "");

    private static string FirstWord(string words)
    {
        int end = words.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? words : words[..end];
    }

    private static string WordBefore(string text, int at)
    {
        int end = at;
        while (end > 0 && text[end - 1] == ' ') end--;
        return LastWord(text[Math.Max(0, end - 20)..end]);
    }

    private static string LastWord(string words) => words[(words.LastIndexOf(' ') + 1)..];
}
