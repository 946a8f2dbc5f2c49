using Stemma.Core.News;

namespace Stemma.Core.Claims;

/// <summary>One text's word on a claim, before it becomes positions.</summary>
/// <param name="Reading">Whose text.</param>
/// <param name="Value">The value as it stands.</param>
/// <param name="At">The stretch that says it.</param>
/// <param name="Statement">Who says so, or null.</param>
/// <param name="Witness">The witness's key, or null for nobody named.</param>
internal sealed record Saying(Reading Reading, string Value, Span At, Statement? Statement, string? Witness);

/// <summary>Counts what stands behind a claim: reports, texts, witnesses.</summary>
internal static class Funnel
{
    /// <summary>How many positions of a claim are kept.</summary>
    public const int MostPositions = 60;

    /// <summary>Makes the claim of these sayings; whether it is shown open is what was measured for its kind and rule.</summary>
    public static Claim Of(string about, Verdict verdict, IReadOnlyList<Saying> sayings, Origins origins, string rule = "")
    {
        var tellings = sayings.SelectMany(s => s.Reading.Copies.Prepend(s.Reading.Telling)).Select(t => t.Id).Distinct().ToList();
        return new Claim(
            about, verdict,
            Reports: tellings.Count,
            Texts: origins.Texts(tellings).Count,
            Witnesses: sayings.Select(s => s.Witness).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
            [.. sayings.SelectMany(s => Positions.Of(s.Reading, s.Value, s.At, s.Statement)).OrderBy(p => p.Telling).ThenBy(p => p.At).Take(MostPositions)],
            Open: verdict == Verdict.Agree || MeasuredPrecision.Opens(verdict, rule), rule);
    }
}
