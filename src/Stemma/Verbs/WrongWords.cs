using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using Stemma.App;

namespace Stemma.Verbs;

/// <summary>What is said of words of the command line that no verb and no option knows, with the nearest that there is.</summary>
internal static partial class WrongWords
{
    // What other programs call it.
    private static readonly Dictionary<string, string> Elsewhere = new(StringComparer.Ordinal)
    {
        ["--store"] = "--data",
        ["--dir"] = "--data",
        ["--directory"] = "--data",
        ["--folder"] = "--data",
        ["--db"] = "--data",
        ["--database"] = "--data",
        ["--data-dir"] = "--data",
        ["--port"] = "--urls",
        ["--host"] = "--urls",
        ["--bind"] = "--urls",
        ["--listen"] = "--urls",
        ["--address"] = "--urls",
        ["--output"] = "--format",
        ["--json"] = "--format",
        ["--config"] = "--set",
        ["--setting"] = "--set",
    };

    /// <summary>A line for each; empty where there are none.</summary>
    public static IReadOnlyList<string> Said(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var options = Ways(parsed).SelectMany(w => w.Command.Options.Where(o => w == parsed.CommandResult || o.Recursive)).SelectMany(o => o.Aliases.Prepend(o.Name)).Where(n => n.StartsWith("--", StringComparison.Ordinal)).ToList();
        string[] wrong = [.. parsed.UnmatchedTokens.Concat(Swallowed(parsed)).Where(t => Option().IsMatch(t)).Select(t => t.Split('=')[0]).Distinct()];
        if (wrong.Length > 0) return [.. wrong.Select(w => $"{Words(parsed)} has no option {w}{Meant(Nearest(w, options))}")];
        return command.Subcommands.Count > 0 && parsed.UnmatchedTokens is [var verb, ..]
            ? [$"{Words(parsed)} has no verb {verb}{Meant(Nearest(verb, [.. command.Subcommands.Select(c => c.Name)]))}"] : [];
    }

    /// <summary>The program with the verb that was given ("stemma hints export").</summary>
    public static string Words(ParseResult parsed) => string.Join(' ', Ways(parsed).Select(w => w.Command is RootCommand ? "stemma" : w.Command.Name).Reverse());

    private static IEnumerable<CommandResult> Ways(ParseResult parsed)
    {
        for (var at = parsed.CommandResult; at is not null; at = at.Parent as CommandResult) yield return at;
    }

    // A verb that takes any number of files takes a misspelt option for one; after "--" it is one.
    private static IEnumerable<string> Swallowed(ParseResult parsed) => parsed.Tokens.Any(t => t.Type == TokenType.DoubleDash) ? []
        : parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).Select(t => t.Value).Where(v => !File.Exists(v));

    private static string Meant(string? near) => near is null ? "" : $"; did you mean {near}?";

    private static string? Nearest(string word, IReadOnlyList<string> known) =>
        Elsewhere.TryGetValue(word, out var same) && known.Contains(same) ? same
        : known.Select(k => (Word: k, Off: Settings.Distance(word, k))).Where(k => k.Off <= Math.Max(1, (word.Length - 2) / 3)).OrderBy(k => k.Off).Select(k => k.Word).FirstOrDefault();

    [GeneratedRegex("^--[a-z][a-z-]*(=.*)?$", RegexOptions.Singleline)]
    private static partial Regex Option();
}
