using Microsoft.AspNetCore.Http;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.App.Serve.Edge;

/// <summary>What editors did, in plain words for the audit: numbers and hosts. No whole address stands there and no free word, so that what is taken down later is not named by it.</summary>
internal static class Acted
{
    private static readonly Dictionary<string, Func<IFormCollection, string>> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["/desk/undo"] = static f => $"undid decision {Forms.Number(f, "number")}",
        ["/desk/hint"] = static f => "gave a hint for reading pages",
        ["/desk/hint/undo"] = static f => $"undid hint {Forms.Number(f, "number")}",
        ["/desk/track/undo"] = static f => $"took track {Forms.Number(f, "number")} back",
        ["/desk/follow"] = static f => $"followed {Host(Forms.Line(f, "url"))}",
        ["/desk/feed"] = static f => $"{(f["act"].ToString().ToLowerInvariant() switch { "stop" => "stopped", "again" => "asked again for", _ => "set" })} feed {Forms.Number(f, "feed")}",
        ["/desk/hear"] = static f => $"heard request {Forms.Number(f, "number")}, {(f["answer"] == "lift" ? "and lifted it" : "and left it")}",
        ["/desk/lift"] = static f => $"lifted the bar of {Host(Forms.Line(f, "domain"))}",
        ["/desk/outlet"] = static f => $"cleared what the owner of {Host(Forms.Line(f, "host"))} set",
        ["/desk/tell"] = static f => $"told of request {Forms.Number(f, "number")}",
        ["/desk/answer"] = static f => $"{(f["answer"] == "grant" ? "granted" : "refused")} request {Forms.Number(f, "number")}",
    };

    /// <summary>What a form of the desk did.</summary>
    public static async Task<string> Of(string path, IFormCollection form, IReading reading, CancellationToken ct) =>
        path.Equals("/desk/decide", StringComparison.OrdinalIgnoreCase) ? await Decided(form["kind"], Forms.Line(form, "a"), Forms.Line(form, "b"), reading, ct)
        : Words.TryGetValue(path, out var words) ? words(form) : "worked at the desk";

    /// <summary>What was decided between two reports.</summary>
    /// <param name="kind">How.</param>
    /// <param name="a">The one: a number or an address.</param>
    /// <param name="b">The other.</param>
    /// <param name="reading">For the numbers of addresses.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task<string> Decided(string? kind, string a, string b, IReading reading, CancellationToken ct)
    {
        if (!Enum.TryParse<DecisionKind>(kind, ignoreCase: true, out var decided) || !Enum.IsDefined(decided)) return "decided nothing";
        string one = await Report(a, reading, ct), other = await Report(b, reading, ct);
        return decided switch
        {
            DecisionKind.Cut => $"cut {one} from {other}",
            DecisionKind.Link => $"linked {one} to {other}",
            DecisionKind.Join => $"joined {one} with {other}",
            _ => $"parted {one} from {other}",
        };
    }

    /// <summary>An address's host, or words.</summary>
    public static string Host(string said) => Gather.Identity.OfDomain(said) ?? "an address that is none";

    // Before it is carried out: afterwards the address may lead nowhere.
    private static async Task<string> Report(string said, IReading reading, CancellationToken ct)
    {
        if (said.StartsWith('*')) return "an unseen source";
        var id = int.TryParse(said, out int number) ? new TellingId(number) : said.Length > 0 ? await reading.Find(said, Gather.Identity.OfUrl(said), ct) : null;
        return id is { } report ? $"report {report}" : "an unknown report";
    }
}
