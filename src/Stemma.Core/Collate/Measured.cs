using System.Globalization;
using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Core.Collate;

/// <summary>How far something that pages say can be trusted, as it was measured.</summary>
/// <param name="Group">"links", "sources", "stories", or "differences".</param>
/// <param name="What">The kind, in plain words or as a verdict's rule.</param>
/// <param name="Verdict">For a difference, the verdict that readers see.</param>
/// <param name="Cases">Judged cases; null where the figure is a share of a test set.</param>
/// <param name="Precision">Share that is right, 0..1; null where nothing was judged.</param>
/// <param name="Interval">Its 95 % interval; null where no cases were counted.</param>
/// <param name="Coverage">Share of what there is that is found, 0..1; null where it is not known.</param>
/// <param name="On">The day of the measurement.</param>
/// <param name="How">How it was measured, or what to know of it.</param>
public sealed record Measured(
    string Group, string What, Verdict? Verdict, int? Cases, double? Precision, (double Low, double High)? Interval, double? Coverage, DateOnly On, string How)
{
    /// <summary>All that was measured.</summary>
    public static IReadOnlyList<Measured> All { get; } = [.. DataFile.Rows(typeof(Measured), "measured.tsv").Select(Row), .. MeasuredPrecision.All.Select(Of)];

    /// <summary>What was measured of the kind that a claim is of; null where nothing was yet, and for what reports agree on.</summary>
    public static Measured? For(Claim claim) =>
        claim.Verdict == News.Verdict.Agree ? null : MeasuredPrecision.All.FirstOrDefault(m => m.Rule == claim.Rule && m.Kind == claim.Verdict) is { } measured ? Of(measured) : null;

    private static Measured Row(string[] r) =>
        new(r[0], r[1], null, null, Share(r[2]), null, Share(r[3]), DateOnly.Parse(r[4], CultureInfo.InvariantCulture), r[5]);

    private static Measured Of(MeasuredPrecision m) => new(
        "differences", Words(m.Rule), m.Kind, m.Judged, m.Precision, m.Judged > 0 ? m.Interval : null, null, m.On,
        m.Proven ? "shown open" : m.Kept ? "shown open although few cases are known yet" : "folded under “Possible” until more cases are judged");

    /// <summary>What a rule compares, for readers; "" gives what reports agree by.</summary>
    public static string Words(string rule) => rule switch
    {
        "" => "the same event or statement in several reports",
        "event-time" => "when something happened",
        "sentence-number" => "another number in the same sentence",
        "sentence-number-new-lead" => "another number, under a new opening",
        "quotation" => "a quotation",
        "charge" => "a charge and its denial",
        "sentence-word" => "another word in the same sentence",
        "charge-back" or "charge-before" or "charge-content" => "what somebody said and its denial",
        "charge-across" or "polarity" => "what one report says and somebody denies in another",
        "own-number" => "two numbers of one thing in one report",
        _ => rule.Replace('-', ' '),
    };

    private static double? Share(string text) => text == "-" ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
