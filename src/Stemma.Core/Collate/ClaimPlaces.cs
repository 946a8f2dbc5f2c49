using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>Where a claim stands for good: at the earliest words here that say it. Claims are found anew with each report that comes; the words that were read first stay where they are.</summary>
/// <param name="Telling">The earliest telling that says it.</param>
/// <param name="Start">Where its words begin, in code points of the running text.</param>
/// <param name="Mark">What tells claims at the same words apart: a hash of what was compared and of the value that stands there; "" where an address names the words alone.</param>
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
    private readonly IReadOnlyList<Claim> _claims;

    /// <summary>Finds the places.</summary>
    public ClaimPlaces(Story story)
    {
        _claims = [.. story.Claims.Where(c => c.Positions.Count > 0)];
        var speaking = _claims.SelectMany(c => c.Positions).Select(p => p.Telling).ToHashSet();
        _points = story.Tellings.Where(t => speaking.Contains(t.Id)).ToDictionary(t => t.Id, t => new CodePoints(t.Article.Text));
        var taken = new HashSet<ClaimPlace>();
        foreach (var claim in _claims)
        {
            var place = At(claim, claim.Positions[0]);
            string mark = place.Mark;
            for (int n = 2; !taken.Add(place); n++) place = place with { Mark = $"{mark}-{n.ToString(CultureInfo.InvariantCulture)}" };
            _of[claim] = place;
        }
    }

    /// <summary>The place of one of the story's claims.</summary>
    public ClaimPlace this[Claim claim] => _of[claim];

    /// <summary>The claim that a place names; null where it stands no more.</summary>
    /// <remarks>After its own place it is known by its mark: an earlier report has come to it, or its words were moved within their report.</remarks>
    public Claim? Find(ClaimPlace place)
    {
        if (_of.FirstOrDefault(p => p.Value == place).Key is { } same) return same;
        if (place.Mark.Length == 0) return At(place) is [var only] ? only : null;
        string mark = place.Mark.Split('-')[0];
        return _claims.SelectMany(c => c.Positions.Where(p => p.Telling == place.Telling && Mark(c, p) == mark).Select(p => (Claim: c, Far: Math.Abs(Start(p) - place.Start))))
            .OrderBy(f => f.Far).FirstOrDefault().Claim;
    }

    /// <summary>The claims that take part in the words at a place.</summary>
    public IReadOnlyList<Claim> At(ClaimPlace place) => [.. _claims.Where(c => c.Positions.Any(p => p.Telling == place.Telling && p.At.Start <= Units(place) && Units(place) < p.At.End))];

    private ClaimPlace At(Claim claim, Position position) => new(position.Telling, Start(position), Mark(claim, position));

    private int Start(Position position) => _points.TryGetValue(position.Telling, out var points) ? points.At(position.At.Start) : position.At.Start;

    private int Units(ClaimPlace place) => _points.TryGetValue(place.Telling, out var points) ? points.ToUtf16(place.Start) : place.Start;

    // The verdict is no part of it, nor how a rule came to it: both change as reports come in.
    private static string Mark(Claim claim, Position position)
    {
        string what = $"{claim.Rule.Split('-')[0]}\n{string.Join(' ', position.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant()}";
        return (XxHash3.HashToUInt64(MemoryMarshal.AsBytes(what.AsSpan())) & 0xFFFFFF).ToString("x6", CultureInfo.InvariantCulture);
    }
}
