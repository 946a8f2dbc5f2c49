using System.Net;
using Stemma.App.Serve.Edge;
using Stemma.App.Store.Reading;
using Stemma.Tests.Contracts;
using Stemma.Tests.Serve;

namespace Stemma.Tests.Accounts;

/// <summary>Every route that the running site has, asked for by everybody, against the table in the notes.</summary>
public sealed class RoutesAndRolesTest
{
    private static readonly string[] Roles = ["guest", "reader", "editor", "moderator", "admin"];

    [Fact]
    public async Task Every_route_answers_every_role_as_the_table_says()
    {
        await using var site = await TestSite.Open(new Exposure(false), [], [Reports.Capture(1), Reports.Capture(1, 1)]);
        Person?[] people = [null, await Visitor.Make(site, Role.Reader), await Visitor.Make(site, Role.Editor), await Visitor.Make(site, Role.Moderator), await Visitor.Make(site, Role.Admin)];
        var table = Table();
        var faults = new List<string>();
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var route in SiteRoute.All(site.App).DistinctBy(r => r.Row))
        {
            var told = new List<int>();
            foreach (var person in people) told.Add(await Ask(site, person, route));
            string row = $"| {route.Row} | {string.Join(" | ", told)} |";
            asked.Add(route.Row);
            if (table.TryGetValue(route.Row, out string? stands))
            {
                if (stands != row) faults.Add($"the table says {stands}\nthe site says  {row}");
            }
            else if (!(route.IsPage && route.Method == "POST" && told.All(s => s is 400 or 403))) faults.Add($"add this row: {row}");
        }
        faults.AddRange(table.Keys.Where(k => !asked.Contains(k)).Select(k => $"there is no route for the row {k}"));
        Assert.True(asked.Count > 100, $"{asked.Count}");
        Assert.True(faults.Count == 0, $"{faults.Count} faults:\n{string.Join('\n', faults)}");
    }

    // Each with a session of its own: some of what is asked ends it.
    private static async Task<int> Ask(TestSite site, Person? person, SiteRoute route)
    {
        using var visitor = await Visitor.As(site, person);
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), route.Address);
        if (route.Method != "GET") request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", await visitor.Token()), new("_handler", route.Address.Split('/')[^1])]); // a page's form is named as its page
        using var answer = await visitor.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.True(answer.StatusCode != HttpStatusCode.InternalServerError, $"{route.Row}: 500");
        return (int)answer.StatusCode;
    }

    private static Dictionary<string, string> Table()
    {
        string[] lines = File.ReadAllLines(Checkout.At("notes", "routes-and-roles.md"));
        Assert.Contains($"| route | {string.Join(" | ", Roles)} |", lines);
        return lines.Where(l => l.StartsWith("| GET ", StringComparison.Ordinal) || l.StartsWith("| POST ", StringComparison.Ordinal)).ToDictionary(l => l.Split('|')[1].Trim(), l => l, StringComparer.Ordinal);
    }
}
