using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Stemma.Core.Collate.Research;
using static System.FormattableString;

namespace Stemma.Verbs;

/// <summary>`stemma figures`: what each outlet does with others' texts.</summary>
internal static class FiguresVerb
{
    public static Command Create()
    {
        var format = Formats.TextOrJsonl();
        var command = new Command("figures", """
            Tells of each outlet how much of its work comes from agencies, how much of it is its own, how often it edits what it carries, and how long after the origin it comes; with 95 % intervals.
            Shares are of the reports whose source is known. A time counts only where both pages state one with an hour.

            Example: stemma figures
            Example: stemma figures --format jsonl > outlets.jsonl
            """) { format };
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(data, parsed, parsed.GetRequiredValue(format) == "jsonl", ct));
        return command;
    }

    private static async Task<int> Run(DataOptions data, ParseResult parsed, bool lines, CancellationToken ct)
    {
        await using var app = await data.Read(parsed, ct);
        var figures = OutletFigures.Of(AllStories.Of(app.Store.Reading, ct).ToBlockingEnumerable(ct));
        if (!lines && figures.Count > 0) Console.Out.WriteLine(Columns("outlet", "reports", "from agencies", "its own", "edits", "behind the origin"));
        foreach (var f in figures) Console.Out.WriteLine(lines ? Formats.Line(json => Write(json, f)) : Columns(f.Outlet, f.Reports.ToString(CultureInfo.InvariantCulture), Text(f.Wire), Text(f.Own), Text(f.Edited), Text(f.Behind)));
        return Outcome.Done;
    }

    private static string Columns(string outlet, string reports, string wire, string own, string edits, string behind) =>
        $"{(outlet.Length > 32 ? outlet[..31] + "…" : outlet),-32} {reports,8}  {wire,-24} {own,-24} {edits,-24} {behind}";

    private static string Text(Proportion p) => p.Value is { } share ? Invariant($"{share * 100:0} % ({p.Interval.Low * 100:0} to {p.Interval.High * 100:0}) of {p.Of}") : "–";

    private static string Text(Lag lag) => lag.Median is { } median ? $"{Time(median)}{(lag.Low is { } low && lag.High is { } high ? $" ({Time(low)} to {Time(high)})" : "")} of {lag.Count}" : "–";

    private static string Time(TimeSpan time) => time.TotalMinutes < 90 ? Invariant($"{time.TotalMinutes:0} min") : time.TotalHours < 48 ? Invariant($"{time.TotalHours:0.0} h") : Invariant($"{time.TotalDays:0.0} days");

    private static void Write(Utf8JsonWriter json, OutletFigures f)
    {
        json.WriteString("outlet", f.Outlet);
        json.WriteNumber("reports", f.Reports);
        Write(json, "fromAgencies", f.Wire);
        Write(json, "own", f.Own);
        Write(json, "edited", f.Edited);
        json.WriteStartObject("minutesBehind");
        json.WriteNumber("of", f.Behind.Count);
        Write(json, "median", f.Behind.Median?.TotalMinutes);
        Write(json, "low", f.Behind.Low?.TotalMinutes);
        Write(json, "high", f.Behind.High?.TotalMinutes);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Proportion p)
    {
        json.WriteStartObject(name);
        json.WriteNumber("hits", p.Hits);
        json.WriteNumber("of", p.Of);
        Write(json, "share", p.Value);
        Write(json, "low", p.Value is null ? null : p.Interval.Low);
        Write(json, "high", p.Value is null ? null : p.Interval.High);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } v) json.WriteNumber(name, Math.Round(v, 4));
        else json.WriteNull(name);
    }
}
