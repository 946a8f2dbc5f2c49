using System.Collections.Frozen;
using System.Collections.Immutable;
using Stemma.Core.News;

namespace Stemma.Core.Formats.Xml;

/// <summary>What prefixes stand for, and short names for the namespaces of feeds.</summary>
public static class XmlNamespaces
{
    private static readonly FrozenDictionary<string, string> Shorts = DataFile.Rows(typeof(Formats.FormatSniffer), "namespaces.tsv")
        .SelectMany(cells => cells[1].Split(' ').Select(uri => (Uri: uri, Short: cells[0])))
        .DistinctBy(n => n.Uri).ToFrozenDictionary(n => n.Uri, n => n.Short, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Prefixes = DataFile.Rows(typeof(Formats.FormatSniffer), "namespaces.tsv")
        .ToFrozenDictionary(cells => cells[0], cells => cells[1].Split(' ')[0], StringComparer.Ordinal);

    /// <summary>The short name of a namespace ("dc", "content", "atom", "media", "itunes", ...); "" for none; null for an unknown one.</summary>
    public static string? Short(string uri) => uri.Length == 0 ? "" : Shorts.GetValueOrDefault(uri.Trim().TrimEnd('/', '#').ToLowerInvariant());

    /// <summary>The namespace that a prefix usually stands for, "" where it is unknown.</summary>
    internal static string WellKnown(string prefix) => Prefixes.GetValueOrDefault(prefix.ToLowerInvariant(), "");

    /// <summary>The namespace of a prefix in a scope: null where nobody declared it.</summary>
    internal static string? Of(string prefix, ImmutableDictionary<string, string> scope) => prefix switch
    {
        "xml" => "http://www.w3.org/XML/1998/namespace",
        "xmlns" => "http://www.w3.org/2000/xmlns/",
        _ => scope.TryGetValue(prefix, out var uri) ? uri : prefix.Length == 0 ? "" : null,
    };

    /// <summary>The declarations in force at an element: its own over those around it, a hundred at most.</summary>
    internal static ImmutableDictionary<string, string> Scope(List<(string Name, string Value)> attributes, ImmutableDictionary<string, string> around)
    {
        var scope = around; // what an element adds is kept beside what it shares with those around it
        foreach (var (name, value) in attributes)
        {
            var prefix = name == "xmlns" ? "" : name.StartsWith("xmlns:", StringComparison.Ordinal) ? name[6..] : null;
            if (prefix is not null && (scope.Count < 100 || scope.ContainsKey(prefix))) scope = scope.SetItem(prefix, value);
        }
        return scope;
    }
}
