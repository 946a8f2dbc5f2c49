using Stemma.App.Pipeline;
using Stemma.App.Store.Sqlite;
using Stemma.Core.Collate;
using Stemma.Core.News;
using Stemma.Tests.Contracts;
using Stemma.Tests.Vectors;

namespace Stemma.Tests.Pipeline;

public sealed class SentenceModelTest : IDisposable
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly int[] Ten = [.. Enumerable.Range(0, 10)];

    // They share the names by which the index finds them, too few and in other places: what shows the translation is the credit and the vectors.
    private static readonly Capture[] Captures =
    [
        Report("first", "en", "Gull Post", 6, "Kolbrand and Hasselvoord was with the Straumvel of Treskwil. " + Tongues.First(Ten)),
        Report("second", "de", "Landbote", 9, Tongues.Second(Ten) + " Die war mit der Gull Post, Kolbrand und Hasselvoord, mit der Straumvel und Treskwil."),
        Report("other", "de", "Abendblick", 10, Tongues.Second(Enumerable.Range(14, 10)) + " Die war mit der Gull Post, Kolbrand und Hasselvoord, mit der Straumvel und Treskwil."),
    ];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_translation_that_vectors_show_is_stored_with_the_models_name_and_joins_its_story()
    {
        await using var store = await Folded("with", Tongues.Model);
        var alignment = Assert.Single(await store.Derived.AlignmentsAmong([new(1), new(2), new(3)], Ct), a => a.PairedBy is not null);
        Assert.Equal((new TellingId(1), new TellingId(2), "tongues"), (alignment.A, alignment.B, alignment.PairedBy));
        var story = await store.Reading.Story((await store.Reading.StoryOf(new TellingId(2), Ct))!.Value, Ct);
        var link = Assert.Single(story!.Tree.Links, l => l.Kind == LinkKind.Translation);
        Assert.Equal((NodeId.Of(new TellingId(2)), NodeId.Of(new TellingId(1))), (link.Child, link.Parent));
        Assert.All(link.Evidence, e => Assert.Contains("by sentence vectors of tongues", e.Why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_model_nothing_is_drawn_nothing_noted_and_a_replay_with_one_gives_what_tracing_gives()
    {
        await using var store = await Folded("without", null);
        Assert.DoesNotContain(await Seen(store), "PairedBy\":\"tongues", StringComparison.Ordinal);
        Assert.Equal(TestFold.Text(Tracing.Of(Captures).Stories), await Seen(store));
        Assert.Equal(0, await store.Reading.PlacedOtherwise(null, Ct));
        Assert.Equal(3, await store.Reading.PlacedOtherwise("tongues", Ct));

        await Reprocess.Run(store, Step.Lineage, Options(Tongues.Model), static _ => { }, Ct);
        Assert.Equal(TestFold.Text(Tracing.Of(Captures, Tongues.Model).Stories), await Seen(store));
        Assert.Equal((0, 3), (await store.Reading.PlacedOtherwise("tongues", Ct), await store.Reading.PlacedOtherwise(null, Ct)));
    }

    [Fact]
    public async Task A_model_that_comes_later_is_told_from_what_stood_before()
    {
        await using var store = SqliteStore.Open(_folder.At("later.db"), readOnly: false);
        await Take(store, null, Captures[..2]);
        await Take(store, Tongues.Model, Captures[2..]);
        Assert.Equal((2, 1), (await store.Reading.PlacedOtherwise("tongues", Ct), await store.Reading.PlacedOtherwise(null, Ct)));
        await Take(store, null, []);
        Assert.Equal(3, await store.Reading.PlacedOtherwise("another", Ct));
        Assert.Equal(1, await store.Reading.PlacedOtherwise(null, Ct));
    }

    [Fact]
    public async Task Folded_twice_it_is_the_same()
    {
        await using var one = await Folded("one", Tongues.Model);
        await using var other = await Folded("other", Tongues.Model);
        Assert.Equal(await Seen(one), await Seen(other));
    }

    [Fact]
    public async Task Whoever_stops_it_is_heard_between_two_sentences_and_the_next_run_goes_on()
    {
        await using var store = SqliteStore.Open(_folder.At("stopped.db"), readOnly: false);
        using var stop = new CancellationTokenSource();
        int asked = 0;
        var slow = Tongues.Model with
        {
            Vectors = sentences =>
            {
                asked += sentences.Count;
                stop.Cancel();
                return Tongues.Model.Vectors(sentences);
            },
        };
        using (var fold = await Fold.Open(store, Options(slow), Ct))
        {
            await fold.Accept(Reports.Entries(Captures), Ct);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fold.Finish(stop.Token).AsTask());
        }
        Assert.InRange(asked, 1, 2); // two are placed at once
        using (var fold = await Fold.Open(store, Options(Tongues.Model), Ct)) await fold.Finish(Ct);
        await using var whole = await Folded("whole", Tongues.Model);
        Assert.Equal(await Seen(whole), await Seen(store));
    }

    [Fact]
    public async Task What_is_taken_down_takes_its_vectors_and_links_with_it()
    {
        await using var store = await Folded("taken", Tongues.Model);
        var asked = new List<string>();
        var listening = Tongues.Model with
        {
            Vectors = sentences =>
            {
                lock (asked) asked.AddRange(sentences);
                return Tongues.Model.Vectors(sentences);
            },
        };
        using var fold = await Fold.Open(store, Options(listening), Ct);
        await Erasure.Erase(fold, [(new TellingId(1), null)], [], "asked for", Ct);
        Assert.DoesNotContain(await store.Derived.AlignmentsAmong([new(1), new(2), new(3)], Ct), a => a.PairedBy is not null);
        Assert.DoesNotContain(asked, s => s.StartsWith("The ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pasted_text_is_looked_at_with_the_model_too()
    {
        await using var store = SqliteStore.Open(_folder.At("paste.db"), readOnly: false);
        await Take(store, Tongues.Model, Captures[..1]);
        using var fold = await Fold.Open(store, Options(Tongues.Model), Ct);
        Assert.Contains((await fold.Look(Captures[1], Ct)).Placement!.Alignments, a => a.PairedBy == "tongues");
    }

    private async Task<SqliteStore> Folded(string name, SentenceModel? model)
    {
        var store = SqliteStore.Open(_folder.At(name + ".db"), readOnly: false);
        await Take(store, model, Captures);
        return store;
    }

    private static async Task Take(SqliteStore store, SentenceModel? model, IEnumerable<Capture> captures)
    {
        using var fold = await Fold.Open(store, Options(model), Ct);
        await fold.Accept(Reports.Entries(captures), Ct);
        await fold.Finish(Ct);
    }

    private static FoldOptions Options(SentenceModel? model) => TestFold.Options() with { Model = model };

    private static async Task<string> Seen(SqliteStore store)
    {
        var stories = new List<Story>();
        foreach (var id in await store.Reading.Stories(Ct)) stories.Add((await store.Reading.Story(id, Ct))!);
        return TestFold.Text(stories);
    }

    private static Capture Report(string id, string language, string outlet, int hour, string text) => Reports.Item(new WireItem
    {
        Id = id,
        Url = $"https://{id}.example/1",
        Title = "Kolbrand, Hasselvoord, Straumvel",
        Text = text,
        Outlet = outlet,
        Language = language,
        Published = new DateTimeOffset(2031, 3, 3, hour, 0, 0, TimeSpan.Zero),
    });
}
