using Stemma.App.Serve;
using Stemma.App.Store.Reading;
using Stemma.Core.News;

namespace Stemma.Demo;

/// <summary>A wrong link that the demo sets by the means of any editor, so that there is one to be found out: two papers that worked each for itself on the same day.</summary>
internal sealed class Planted(PressAddresses addresses, IReading reading)
{
    /// <summary>Who sets it, as the desk names him.</summary>
    public const string By = "the demo";

    private const string Child = "vaccine-ledger", Parent = "vaccine-w1";

    private static readonly TimeSpan Again = TimeSpan.FromMinutes(30); // of the demo's clock

    /// <summary>Sets it, once both reports are here.</summary>
    public async Task Plant(Acts acts, TimeProvider time, CancellationToken ct)
    {
        while (await Ends(ct) is null) await Task.Delay(Again, time, ct);
        await acts.Decide(DecisionKind.Link, addresses.Of(Child), addresses.Of(Parent), By, ct);
    }

    /// <summary>Where its reasons stand, and what an editor can do about them; null before it is set.</summary>
    public async Task<string?> Place(CancellationToken ct) =>
        await Ends(ct) is var (child, parent) && (await reading.Decisions(int.MaxValue, ct)).Any(d => d.Decision is { Kind: DecisionKind.Link, By: By }) ? $"/link/{child}/{parent}" : null;

    private async Task<(TellingId Child, TellingId Parent)?> Ends(CancellationToken ct) =>
        await addresses.Find(Child, reading, ct) is { } child && await addresses.Find(Parent, reading, ct) is { } parent && await reading.StoryOf(child, ct) is { } story && story == await reading.StoryOf(parent, ct) ? (child, parent) : null;
}
