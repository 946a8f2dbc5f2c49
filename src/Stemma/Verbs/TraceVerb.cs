using System.CommandLine;
using System.Text;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Core.Render;

namespace Stemma.Verbs;

/// <summary>`stemma trace FILE...`: the stories of just these pages, without a store.</summary>
internal static class TraceVerb
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "pages, HTML or text, .gz too; folders; - is standard input", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "text, json, dot or svg", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "dot", "svg");
        var command = new Command("trace", """
            Shows the stories of just these pages: who carries whose text, where each report comes from, who said what, where reports part.

            Example: stemma trace samples/first/*
            Example: stemma trace --format svg page1.html page2.html > tree.svg
            """) { files, format };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(files), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Run(string[] paths, string format)
    {
        var files = paths.SelectMany(PageFiles.Under).Distinct(StringComparer.Ordinal).ToList();
        var names = ShortNames.Of(files);
        var captures = new List<Capture>();
        int refused = 0;
        foreach (var file in files)
        {
            var page = PageFiles.Read(file);
            if (page.Problem is { } problem)
            {
                Console.Error.WriteLine($"{file}: {problem}");
                refused++;
                continue;
            }
            captures.Add(new Capture { Name = names[file], Form = page.IsHtml ? CaptureForm.Html : CaptureForm.Text, ContentType = "text/plain; charset=utf-8", Body = Encoding.UTF8.GetBytes(page.Text) });
        }
        var traced = Tracing.Of(captures);
        foreach (var problem in traced.Problems) Console.Error.WriteLine(problem);
        Console.Out.Write(format switch
        {
            "json" => StoryJson.Of(traced.Stories),
            "dot" => StemmaDot.Of(traced.Stories),
            "svg" => StemmaSvg.Of(traced.Stories),
            _ => StoryText.Of(traced.Stories, Width()),
        });
        return refused == 0 ? Outcome.Done : Outcome.Refused;
    }

    private static int Width() => Console.IsOutputRedirected ? 120 : Math.Clamp(Console.WindowWidth, 60, 140);
}
