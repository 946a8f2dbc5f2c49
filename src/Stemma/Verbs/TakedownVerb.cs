using System.CommandLine;
using Stemma.App.Store;
using Stemma.App.Takedowns;

namespace Stemma.Verbs;

/// <summary>`stemma takedown URL`: an owner's request, carried out for good.</summary>
internal static class TakedownVerb
{
    public static Command Create()
    {
        var url = new Argument<string?>("URL") { Description = "the page's address", Arity = ArgumentArity.ZeroOrOne };
        var domain = new Option<string?>("--domain") { Description = "all pages of this domain and those below it, now and later" };
        var reason = new Option<string>("--reason") { Description = "why; it is kept", Required = true };
        var dry = new Option<bool>("--dry-run") { Description = "only say what would go" };
        var yes = new Option<bool>("--yes") { Description = "do not ask" };
        var command = new Command("takedown", """
            Erases a page or a domain everywhere, for good: what is stored, found and composed of it. Hashes stay, so that nothing brings it or a copy of its text back.
            Copies that stand elsewhere already go to an editor. The public log of takedowns tells of it: its host, not its address.

            Example: stemma takedown https://news.example/a --reason "owner's letter of 3 May" --yes
            """) { url, domain, reason, dry, yes };
        command.Validators.Add(result =>
        {
            if (result.GetValue(url) is null == result.GetValue(domain) is null) result.AddError("name either an address or --domain, not both");
        });
        var data = DataOptions.On(command);
        command.SetAction((parsed, ct) => Run(data, parsed, new Asked(parsed.GetValue(url), parsed.GetValue(domain), parsed.GetRequiredValue(reason), parsed.GetValue(dry), parsed.GetValue(yes)), ct));
        return command;
    }

    private static async Task<int> Run(DataOptions data, ParseResult parsed, Asked asked, CancellationToken ct)
    {
        if (!asked.DryRun && !asked.Yes && Console.IsInputRedirected)
        {
            await Console.Error.WriteLineAsync("stemma: nobody is there to confirm: add --yes, or --dry-run to see what would go");
            return Outcome.Usage;
        }
        await using var app = await data.Append(parsed, "takedown", ct);
        if (app.Holds)
        {
            using var fold = await app.OpenFold(ct);
            await fold.Finish(ct);
        }
        var requests = new Requests(app.Store);
        var plan = asked.Url is { } url ? await requests.ForUrl(url, asked.Reason, ct) : await requests.ForDomain(asked.Domain!, asked.Reason, ct);
        if (plan is null)
        {
            await Console.Error.WriteLineAsync($"stemma: {asked.Url ?? asked.Domain} is no {(asked.Url is null ? "domain" : "address of a page")}");
            return Outcome.Usage;
        }
        foreach (var (telling, _) in plan.Tellings) Console.Out.WriteLine($"{(asked.DryRun ? "would erase" : "erasing")}: {telling.Id}  {telling.Article.Title}  {telling.Url ?? telling.Name}");
        if (asked.Url is not null)
            foreach (var copy in await requests.Copies(plan, default, ct)) Console.Out.WriteLine($"{(asked.DryRun ? "would be shown to an editor" : "goes to an editor")}: {copy.Url} {copy.Subject}");
        if (asked.DryRun && plan.Tellings.Count == 0) Console.Out.WriteLine($"nothing is stored under this {(asked.Url is null ? "domain" : "address")}; it would be barred from coming in");
        if (asked.DryRun) return Outcome.Done;
        if (!asked.Yes && !Confirmed(plan)) return Outcome.Refused;
        var answer = await app.Ask(new TakedownAsked(asked.Url, asked.Domain, asked.Reason) { At = (await app.Clock(ct)).GetUtcNow() }, ct);
        foreach (string line in answer.Lines) Console.Out.WriteLine(line);
        return answer.Refused ? Outcome.Refused : Outcome.Done;
    }

    private static bool Confirmed(TakedownPlan plan)
    {
        Console.Error.Write($"Erase {plan.Tellings.Count} report(s) for good? [y/N] ");
        return Console.In.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private sealed record Asked(string? Url, string? Domain, string Reason, bool DryRun, bool Yes);
}
