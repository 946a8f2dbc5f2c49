using System.Text.Json;
using Stemma.Core.Formats;
using Stemma.Core.Formats.Wires;
using Stemma.Core.Web;
using Stemma.Eval.Scores;

namespace Stemma.Eval.Sets;

/// <summary>
/// Agencies' files with facts of them: those of the IPTC's own examples, and what another newsroom system reads out of agencies' real files. A fact counts where the record that we read has it;
/// all that do not hold count as not met, those too that are no fact of a format but a habit of that system (notes/agencies-formats.md argues them).
/// </summary>
internal static class WireSet
{
    public static IEnumerable<Score> Run(string folder)
    {
        var facts = Facts(folder).ToList();
        // All together too: a file that is no longer known for what it is cannot slip out of a figure.
        return [Of("iptc.all", facts.Where(f => f.Format.StartsWith("iptc", StringComparison.Ordinal))), Of("agencies.all", facts.Where(f => f.Format.StartsWith("agencies", StringComparison.Ordinal))),
            .. facts.GroupBy(f => f.Format).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Of(g.Key, g))];
    }

    private static Score Of(string name, IEnumerable<Fact> facts)
    {
        var all = facts.ToList();
        return new Score("wire." + name, (double)all.Count(f => f.Met) / all.Count, all.Count);
    }

    /// <summary>Prints the facts that are not met.</summary>
    public static int List(string folder)
    {
        foreach (var f in Facts(folder).Where(f => !f.Met)) Console.WriteLine($"{f.Format}  {f.File}  {f.Path} is {Cut(f.Wanted)}, read was {Cut(f.Read)}");
        return 0;
    }

    private static string Cut(string text) => text.Length > 160 ? text[..160] + "…" : text;

    private sealed record Fact(string Format, string File, string Path, string Wanted, string Read, bool Met);

    private static IEnumerable<Fact> Facts(string folder)
    {
        var root = Path.Combine(folder, "wire");
        foreach (var fact in Iptc(root)) yield return fact;
        foreach (var fact in Superdesk(root)) yield return fact;
    }

    private static IEnumerable<Fact> Iptc(string root)
    {
        using var facts = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, "iptc_facts.json")));
        foreach (var f in facts.RootElement.EnumerateArray())
        {
            string name = f.GetProperty("file").GetString()!, format = f.GetProperty("format").GetString()!;
            var file = Read(Path.Combine(root, name));
            foreach (var field in f.EnumerateObject().Where(p => p.Name is not ("file" or "format")))
                yield return Made("iptc." + format, name, field.Name, field.Value, WirePaths.OfIptc(file, field.Name));
        }
    }

    private static IEnumerable<Fact> Superdesk(string root)
    {
        using var facts = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(root, "superdesk_facts.json")));
        foreach (var f in facts.RootElement.EnumerateArray())
        {
            string name = f.GetProperty("file").GetString()!;
            var file = Read(Path.Combine(root, name));
            foreach (var check in f.GetProperty("checks").EnumerateArray())
            {
                var path = string.Join('.', check.GetProperty("path").EnumerateArray().Select(p => p.ToString()));
                yield return Made("agencies." + Kind(file.Format, f.GetProperty("test").GetString()!), name, path, check.GetProperty("value"), WirePaths.OfSuperdesk(file, path));
            }
        }
    }

    private static string Kind(FileFormat format, string test) => test.StartsWith("rfc822", StringComparison.Ordinal) ? "mail" : WireReader.Is(format) ? format.ToString().ToLowerInvariant() : "other";

    private static WireFile Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var format = FormatSniffer.Of(bytes.AsSpan(0, Math.Min(bytes.Length, 16 * 1024)), path).Format;
        return WireReader.Is(format) ? WireReader.Read(bytes, format) with { Format = format } : new WireFile(format, null, "", [], []);
    }

    private static Fact Made(string format, string file, string path, JsonElement wanted, IReadOnlyList<string?> read) =>
        new(format, file, path, wanted.ToString(), string.Join(" | ", read), wanted.ValueKind == JsonValueKind.Null ? read.All(string.IsNullOrEmpty) : read.Any(r => Same(wanted, r)));

    private static bool Same(JsonElement wanted, string? read) => wanted.ValueKind switch
    {
        JsonValueKind.String => Fold(wanted.GetString()!) == Fold(read ?? "") || WebDate.Parse(wanted.GetString()) is { } at && WebDate.Parse(read) == at,
        JsonValueKind.Number => wanted.GetRawText() == read,
        JsonValueKind.Array or JsonValueKind.Object => read is not null && Canonical(wanted) == read,
        _ => false,
    };

    private static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => $"[{string.Join(",", value.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.Object => $"{{{string.Join(",", value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}:{Canonical(p.Value)}"))}}}",
        JsonValueKind.Null => "",
        _ => Fold(value.ToString()),
    };

    private static string Fold(string text) => WhiteSpace.Fold(text);
}
