using Stemma.Core.Claims;
using Stemma.Core.News;

namespace Stemma.Tests.Claims;

public sealed class FuzzTest
{
    private const string Sample =
        "BRENN, Orland (AP) — Orland’s official news agency said Tuesday that Mara Lind boarded her ferry from the capital, Brenn, on Sunday afternoon. " +
        "“We left, he said,” and 12 people were killed; at least 30 were injured in 2029. It is unclear how long. Veslo accused Orland of fraud. Orland denied it.\n\n" +
        "The two men were arrested (on Friday night) — \"quoted\" 425 miles (680 km), May 11, 2031 😀.";

    private const string Inserts = "“”\"(),.;—'’\n 7A\uD83D";

    [Fact]
    public void Broken_texts_and_stray_statements_never_throw_and_spans_stay_inside()
    {
        var random = new Random(7);
        for (int round = 0; round < 120; round++)
        {
            var tellings = Enumerable.Range(1, 3).Select(i => Mutant(random, i)).ToList();
            var tree = Tell.Tree(tellings, (1, "*ap-1"));
            foreach (var p in ClaimFinder.Of(tellings, tree).SelectMany(c => c.Positions)) Assert.Equal(p.Text, p.At.Of(tellings[p.Telling.Value - 1].Article.Text));
            foreach (var e in Timelines.Of(tellings, tree)) Assert.Equal(e.Text, e.At.Of(tellings[e.Telling.Value - 1].Article.Text));
            foreach (var u in UnknownFinder.Of(tellings)) Assert.Equal(u.Text, u.At.Of(tellings[u.Telling.Value - 1].Article.Text));
        }
    }

    private static Telling Mutant(Random random, int id)
    {
        var text = Sample.ToCharArray().ToList();
        for (int k = random.Next(40); k > 0 && text.Count > 2; k--)
        {
            int at = random.Next(text.Count - 1);
            switch (random.Next(4))
            {
                case 0: text.RemoveAt(at); break;
                case 1: text.Insert(at, Inserts[random.Next(Inserts.Length)]); break;
                case 2: text.RemoveRange(at, Math.Min(random.Next(20), text.Count - at)); break;
                default: text.InsertRange(at, text.GetRange(at, Math.Min(random.Next(60), text.Count - at))); break;
            }
        }
        var body = new string([.. text]);
        var statements = Enumerable.Range(0, 3).Select(_ => Stray(random, body)).ToArray();
        var telling = Tell.Of(id, body, statements);
        return random.Next(2) == 0 ? telling : telling.At("2031-05-14");
    }

    private static Statement Stray(Random random, string body)
    {
        int start = random.Next(body.Length), end = random.Next(start, body.Length) + 1;
        return new Statement
        {
            Spans = [new Span(start, end)],
            Speaker = random.Next(3) == 0 ? null : "Orland’s news agency",
            Kind = (StatementKind)random.Next(4),
            Status = (StatementStatus)random.Next(11),
            Chain = random.Next(2) == 0 ? [] : ["Tarn Gazette", "officials"],
        };
    }

    [Fact]
    public void A_story_of_forty_long_reports_stays_bounded()
    {
        var random = new Random(3);
        var tellings = Enumerable.Range(1, 40).Select(i => Tell.Of(i, string.Join(' ', Enumerable.Range(0, 8).Select(_ => Sample.Replace("Brenn", $"Brenn{random.Next(30)}", StringComparison.Ordinal)))).At("2031-05-14")).ToList();
        var claims = ClaimFinder.Of(tellings, Tell.Tree(tellings));
        Assert.InRange(claims.Count, 1, 80);
        Assert.All(claims, c => Assert.InRange(c.Positions.Count, 1, 60));
        Assert.InRange(Timelines.Of(tellings, Tell.Tree(tellings)).Count, 1, 15);
        Assert.NotEmpty(UnknownFinder.Of(tellings));
    }
}
