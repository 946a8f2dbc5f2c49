using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>Where a claim stands for good: at the earliest words here that say it. Claims are found anew with each report that comes; the words that were read first stay where they are.</summary>
/// <param name="Telling">The earliest telling that says it.</param>
/// <param name="Start">Where its words begin, in code points of the running text.</param>
/// <param name="Mark">What tells claims at the same words apart: a hash of what was compared, of the value and of the words that stand there; "" where an address names the words alone.</param>
public readonly record struct ClaimPlace(TellingId Telling, int Start, string Mark)
{
    /// <summary>The place in its telling, as an address has it: "345-9c1f2a".</summary>
    public override string ToString() => Mark.Length == 0 ? Start.ToString(CultureInfo.InvariantCulture) : $"{Start.ToString(CultureInfo.InvariantCulture)}-{Mark}";

    /// <summary>Reads what <see cref="ToString"/> wrote, or a number alone; null where it is no such thing.</summary>
    public static ClaimPlace? Read(TellingId telling, string place)
    {
        int dash = place.IndexOf('-', StringComparison.Ordinal);
        string number = dash < 0 ? place : place[..dash], mark = dash < 0 ? "" : place[(dash + 1)..];
        return number.All(char.IsAsciiDigit) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int start) && mark.Length <= 12 && mark.All(c => char.IsAsciiHexDigitLower(c) || c == '-')
            ? new ClaimPlace(telling, start, mark) : null;
    }
}

/// <summary>The places of a story's claims, and which claim a place names.</summary>
public sealed class ClaimPlaces
{
    private readonly Dictionary<Claim, ClaimPlace> _of = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TellingId, CodePoints> _points;
    private readonly Dictionary<TellingId, string> _texts;
    private readonly IReadOnlyList<Claim> _claims;

    /// <summary>Finds the places.</summary>
    public ClaimPlaces(Story story)
    {
        _claims = [.. story.Claims.Where(c => c.Positions.Count > 0)];
        var speaking = _claims.SelectMany(c => c.Positions).Select(p => p.Telling).ToHashSet();
        _texts = story.Tellings.Where(t => speaking.Contains(t.Id)).ToDictionary(t => t.Id, t => t.Article.Text);
        _points = _texts.ToDictionary(t => t.Key, t => new CodePoints(t.Value));
        var taken = new HashSet<ClaimPlace>();
        foreach (var claim in _claims)
        {
            var first = At(claim, claim.Positions[0]);
            int before = claim.Before ?? 0;
            while (!taken.Add(Numbered(first, before))) before++;
            _of[claim] = Numbered(first, before);
        }
    }

    /// <summary>The story, its claims that begin alike numbered: so each keeps its place when another is hidden. The same story where no two do.</summary>
    public static Story Numbered(Story story)
    {
        var places = new ClaimPlaces(story);
        var alike = places._claims.GroupBy(c => places.At(c, c.Positions[0])).Where(g => g.Skip(1).Any()).ToList();
        if (alike.Count == 0) return story;
        var before = new Dictionary<Claim, int>(alike.SelectMany(g => g.Select((c, i) => KeyValuePair.Create(c, i))), ReferenceEqualityComparer.Instance);
        return story with { Claims = [.. story.Claims.Select(c => before.TryGetValue(c, out int n) && n > 0 ? c with { Before = n } : c)] };
    }

    /// <summary>The place of one of the story's claims.</summary>
    public ClaimPlace this[Claim claim] => _of[claim];

    /// <summary>The claim whose own place it is; null where it is none's.</summary>
    public Claim? Exact(ClaimPlace place) => _of.FirstOrDefault(p => p.Value == place).Key;

    /// <summary>The claim that a place names; null where it stands no more, or where several may be meant.</summary>
    /// <remarks>After its own place it is known by its mark in the same sentence: an earlier report has come to it.</remarks>
    public Claim? Find(ClaimPlace place)
    {
        if (Exact(place) is { } same) return same;
        if (place.Mark.Length == 0) return At(place) is [var only] ? only : null;
        if (!_texts.TryGetValue(place.Telling, out string? text)) return null;
        string mark = place.Mark.Split('-')[0];
        var sentence = Surroundings.Sentence(text, Units(place));
        var found = _claims.Where(c => c.Positions.Any(p => p.Telling == place.Telling && p.At.Overlaps(sentence) && Mark(c, p) == mark)).Take(2).ToList();
        return found is [var one] ? one : null;
    }

    /// <summary>The claims that take part in the words at a place.</summary>
    public IReadOnlyList<Claim> At(ClaimPlace place) => [.. _claims.Where(c => c.Positions.Any(p => p.Telling == place.Telling && p.At.Start <= Units(place) && Units(place) < p.At.End))];

    private ClaimPlace At(Claim claim, Position position) => new(position.Telling, Start(position), Mark(claim, position));

    private static ClaimPlace Numbered(ClaimPlace place, int before) => before == 0 ? place : place with { Mark = $"{place.Mark}-{(before + 1).ToString(CultureInfo.InvariantCulture)}" };

    private int Start(Position position) => _points.TryGetValue(position.Telling, out var points) ? points.At(position.At.Start) : position.At.Start;

    private int Units(ClaimPlace place) => _points.TryGetValue(place.Telling, out var points) ? points.ToUtf16(place.Start) : place.Start;

    // Its own words. The verdict is no part of it, nor how a rule came to it, nor what is compared where all agree: these change as reports come in.
    private static string Mark(Claim claim, Position position)
    {
        string what = $"{claim.Rule.Split('-')[0]}\n{(claim.Rule.Length == 0 ? "" : Plain(position.Value))}\n{Plain(position.Text)}";
        return (XxHash3.HashToUInt64(MemoryMarshal.AsBytes(what.AsSpan())) & 0xFFFFFF).ToString("x6", CultureInfo.InvariantCulture);
    }

    private static string Plain(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
