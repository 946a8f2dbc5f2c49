using System.CommandLine;
using Stemma.Core.Formats.Robots;

namespace Stemma.Verbs;

/// <summary>`stemma robots FILE --agent A --url U`: whether a robots.txt lets an agent fetch a page.</summary>
internal static class RobotsVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "a robots.txt; - is standard input" };
        var agent = new Option<string>("--agent") { Description = "the crawler's name or User-Agent", Required = true };
        var url = new Option<string>("--url") { Description = "the page's address", Required = true };
        var command = new Command("robots", """
            Says whether a robots.txt allows an agent a page: "allow" or "disallow", then the rule that decides.

            Example: stemma robots robots.txt --agent ExampleBot --url https://example.org/news/
            """) { file, agent, url };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetRequiredValue(agent), parsed.GetRequiredValue(url)));
        return command;
    }

    private static int Run(string file, string agent, string url)
    {
        if (Addresses.Is(file))
        {
            Console.Error.WriteLine($"{file}: robots reads a file; save it first, or pipe it: curl {file} | stemma robots - --agent ... --url ...");
            return Outcome.Usage;
        }
        try
        {
            var answer = RobotsRules.Of(VerbFile.Bytes(file, RobotsRules.Cap)).Ask(agent, url);
            Console.Out.WriteLine(answer.Allowed ? "allow" : "disallow");
            Console.Out.WriteLine(answer.Rule is { } rule ? $"line {rule.Line}: {rule}" : "no rule applies");
            return Outcome.Done;
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{file}: cannot be read ({bad.Message})");
            return Outcome.Refused;
        }
    }
}
