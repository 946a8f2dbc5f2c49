using System.Runtime.CompilerServices;
using Stemma.App.Gather;
using Stemma.Core.News;

namespace Stemma.Verbs;

/// <summary>What a verb without a store was given to read: the same files as an import takes, and addresses, read the same way. What is refused is said at once.</summary>
internal sealed class GivenFiles(IEnumerable<string> paths)
{
    private const int MostBytes = 32 << 20;

    /// <summary>How many things were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>What the files hold, in order.</summary>
    public IEnumerable<Capture> Read() => new FileImport(MostBytes).Read(FileImport.Files(paths), Console.OpenStandardInput()).Select(Taken).OfType<Capture>();

    /// <summary>What the files and addresses hold, in order.</summary>
    public async IAsyncEnumerable<Capture> Read(Addresses net, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (string path in paths)
        {
            var offers = Addresses.Is(path) ? await new FetchImport(net.Fetcher).Read(path, ct) : new FileImport(MostBytes).Read(FileImport.Files([path]), Console.OpenStandardInput());
            foreach (var capture in offers.Select(Taken).OfType<Capture>()) yield return capture;
        }
    }

    /// <summary>Refuses one more.</summary>
    public void Refuse(Problem why)
    {
        Refused++;
        Console.Error.WriteLine(why);
    }

    private Capture? Taken(Offer offer)
    {
        if (offer.Capture is null) Refuse(offer.Refusal!);
        return offer.Capture;
    }
}
