using Stemma.Core.Language;
using Stemma.Core.News;

namespace Stemma.Core.Statements;

/// <summary>Tells names in mentions of the languages of <see cref="QuotationWords"/>, which write no capitals or glue titles to names.</summary>
internal sealed class QuotedSpeakers(string text, QuotationWords words)
{
    private const int LongestName = 24, MostRemembered = 48, FarthestBack = 2;

    private readonly List<(string Name, int Paragraph, bool Person)> _before = [];
    private bool _unknown; // somebody spoke last who is not known

    /// <summary>Who a mention is: its name if one can be told, else the whole phrase. A pronoun is whoever spoke last, in this or the two paragraphs before.</summary>
    public Resolved Of(Span mention, int paragraph)
    {
        var said = mention.Of(text);
        if (words["nobody"].Has(said)) return Unknown();
        if (words["pronoun"].Has(said)) return Pronoun(said, paragraph);
        var resolved = Wires.Named(said) is { } wire ? new Resolved(wire.Name, false, false) : Told(said);
        return Remember(resolved, paragraph);
    }

    // "他": the only one near who is no body; "同氏" is the last of several. He goes on speaking.
    private Resolved Pronoun(string said, int paragraph)
    {
        var near = _before.FindAll(b => paragraph - b.Paragraph <= FarthestBack && MayBePerson(b.Name, b.Person));
        if (near.Count == 0 || said[0] != '同' && near.Exists(b => b.Name != near[^1].Name)) return Unknown();
        return Remember(new Resolved(near[^1].Name, true, near[^1].Person), paragraph);
    }

    private bool MayBePerson(string name, bool told) =>
        told || words["body"].Before(name, 0, name.Length) == 0 && Wires.Named(name) is null && Gazetteer.Find(name) is null && !words["country"].Has(name);

    /// <summary>Nobody, after whom no verb without a subject goes on with whoever spoke before.</summary>
    public Resolved Unknown()
    {
        _unknown = true;
        return Resolved.Nobody;
    }

    /// <summary>Whoever spoke last.</summary>
    public Resolved Last(int paragraph) =>
        !_unknown && _before.Count > 0 && paragraph - _before[^1].Paragraph <= FarthestBack ? new Resolved(_before[^1].Name, true, _before[^1].Person) : Resolved.Nobody;

    // A short name is the full one of a person who spoke before, if only one has it.
    private Resolved Remember(Resolved resolved, int paragraph)
    {
        _unknown = false;
        var full = _before.FindAll(b => IsShort(resolved.Name!, b.Name) && (words.Language is "ja" ? b.Person : MayBePerson(b.Name, b.Person)));
        bool one = full.Count > 0 && full.TrueForAll(b => b.Name == full[0].Name) && !IsPlace(resolved.Name!);
        if (one) resolved = resolved with { Name = full[0].Name, Person = full[0].Person };
        if (_before.Count >= MostRemembered) _before.RemoveRange(0, MostRemembered / 2);
        _before.Add((resolved.Name!, paragraph, resolved.Person));
        return resolved;
    }

    private bool IsPlace(string name) => words["country"].Has(name) || Gazetteer.Find(name) is { Kind: NameKind.Place };

    // "马丁内斯" after "菲利普·马丁内斯"; "林" after "林芳正"; "Brandt" after "Tilo Brandt".
    private bool IsShort(string name, string full) => name.Length < full.Length && (words.Language switch
    {
        "zh" => full.EndsWith('·' + name, StringComparison.Ordinal) || full.EndsWith('•' + name, StringComparison.Ordinal) || full.EndsWith(' ' + name, StringComparison.Ordinal),
        "ja" => name.Length <= 4 && full.Length - name.Length <= 4 && full.StartsWith(name, StringComparison.Ordinal) && full.All(IsName),
        "tr" => full.EndsWith(' ' + name, StringComparison.Ordinal) && char.IsUpper(full[0]),
        _ => false,
    });

    private static bool IsName(char c) => char.IsLetter(c) || c is '・';

    private Resolved Told(string said)
    {
        var bare = Unbracketed(said);
        var name = words.Language is "zh" ? AfterTitle(bare) : words.Language is "tr" ? null : BeforeTitle(bare);
        return name is null ? new Resolved(bare, false, false) : new Resolved(name, false, true);
    }

    private static string Unbracketed(string said)
    {
        int open = said.AsSpan().IndexOfAny('（', '(');
        return open > 0 ? said[..open].TrimEnd() : said;
    }

    // "外交部发言人林远": what follows the last title.
    private string? AfterTitle(string said)
    {
        for (int i = said.Length - 1; i > 0; i--)
        {
            if (words["title"].Before(said, 0, i) == 0) continue;
            var rest = said[i..].Trim();
            bool name = rest.Length is >= 2 and <= LongestName && words["body"].Before(rest, 0, rest.Length) == 0 && words["joint"].First(rest, 0, rest.Length) < 0;
            return name ? rest : null;
        }
        return null;
    }

    // "外務省の林芳正報道官": what stands between "の" and the title; "외교부 김가온 대변인".
    private string? BeforeTitle(string said)
    {
        int title = words["title"].Before(said, 1, said.Length);
        if (title == 0) return null;
        int end = said.Length - title;
        while (end > 0 && said[end - 1] == ' ') end--;
        int country = words["country"].Before(said, 1, end);
        if (country > 0 && said[end - country - 1] is 'ー' or (>= '\u30A0' and <= '\u30FF')) end -= country; // "トランプ米大統領", not "田中首相"
        int start = words.Spaced ? said.LastIndexOf(' ', Math.Max(end - 1, 0)) + 1 : said.LastIndexOf('の', Math.Max(end - 1, 0)) + 1;
        for (int i = start; i < end; i++) if (words["prefix"].At(said, i, end) is > 0 and var length && i + length < end) start = i + length;
        for (int i = end - 1; i > start && !words.Spaced && end - start > 1; i--) if (said[i - 1] is >= '\u3040' and <= '\u309F' && said[end - 1] is not (>= '\u3040' and <= '\u309F')) start = i; // "優勝した山田選手"
        var rest = said[start..end];
        bool name = rest.Length is >= 1 and <= LongestName && words["body"].Before(rest, 0, rest.Length) == 0 && !words["country"].Has(rest) && rest.All(c => char.IsLetter(c) || c is '・' or 'ー' or '＝');
        return name ? rest : null;
    }
}
