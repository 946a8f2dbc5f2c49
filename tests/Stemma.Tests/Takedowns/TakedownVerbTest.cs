using System.Text;
using Stemma.App.Store.Reading;
using Stemma.App.Store.Sqlite;
using Stemma.Tests.Contracts;
using Stemma.Tests.Verbs;

namespace Stemma.Tests.Takedowns;

/// <summary>The verbs that know of cases, as processes of their own.</summary>
public sealed class TakedownVerbTest : IDisposable
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    private readonly TestFolder _folder = new();

    private string Data => _folder.At("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_dry_run_names_the_copies_that_an_editor_would_see_and_a_takedown_stands_in_the_public_log()
    {
        await Cli.Fed(Data, Line(1) + "\n" + Line(1, 1) + "\n" + Chess + "\n", "import", "-");
        string url = Reports.Capture(1).Url!;
        string dry = (await Cli.Run(Data, "takedown", url, "--reason", "asked", "--dry-run")).Out;
        Assert.Matches($@"would be shown to an editor: {System.Text.RegularExpressions.Regex.Escape(Reports.Capture(1, 1).Url!)} carries \d+ % of the removed text", dry);
        Assert.DoesNotContain("nothing is stored", dry, StringComparison.Ordinal);
        Assert.Contains("nothing is stored under this address; it would be barred from coming in", (await Cli.Run(Data, "takedown", "https://nowhere.example/a", "--reason", "asked", "--dry-run")).Out, StringComparison.Ordinal);
        Assert.Contains("1 copy elsewhere waits for an editor", (await Cli.Run(Data, "takedown", url, "--reason", "asked", "--yes")).Out, StringComparison.Ordinal);
        await Cli.Run(Data, "takedown", "--domain", "gone.example", "--reason", "asked", "--yes");
        await using var store = SqliteStore.Open(Path.Combine(Data, "stemma.db"), readOnly: false);
        Assert.Equal(["gone.example", "outlet1.example"], (await store.Reading.RequestLog(0, 9, Ct)).Requests.Select(r => r.Host));
        Assert.Single(await store.Reading.Petitions(9, Ct));
        Assert.Contains("removed by the operator", (await Cli.Run(Data, "lineage")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_alarms_for_a_request_that_waits_longer_than_a_day()
    {
        await Cli.Fed(Data, Line(1) + "\n", "import", "-");
        Assert.Equal(0, (await Cli.Run(Data, "doctor")).Exit);
        await Ask(TimeSpan.FromHours(23));
        Assert.Equal(0, (await Cli.Run(Data, "doctor")).Exit);
        await Ask(TimeSpan.FromHours(25));
        var ran = await Cli.Run(Data, "doctor");
        Assert.Equal(1, ran.Exit);
        Assert.Contains("1 request waits longer than 24 hours", ran.Out, StringComparison.Ordinal);
        Assert.Contains("(number 2)", ran.Out, StringComparison.Ordinal);
    }

    private async Task Ask(TimeSpan ago)
    {
        await using var store = SqliteStore.Open(Path.Combine(Data, "stemma.db"), readOnly: false);
        await store.Petitions.Add(new Petition { Kind = PetitionKind.Takedown, Url = "https://quay.example/1", Reason = "mine", At = DateTimeOffset.UtcNow - ago }, Ct);
    }

    private static string Chess => Encoding.UTF8.GetString(Reports.Chess("chess").Body.Span);

    private static string Line(int story, int telling = 0) => Encoding.UTF8.GetString(Reports.Capture(story, telling).Body.Span);
}
