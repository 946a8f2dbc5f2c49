using Stemma.App.Gather;
using Stemma.Core.News;

namespace Stemma.Verbs;

/// <summary>What a verb without a store was given to read: the same files as an import takes, read the same way. What is refused is said at once.</summary>
internal sealed class GivenFiles(IEnumerable<string> paths)
{
    private const int MostBytes = 32 << 20;

    /// <summary>How many things were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>What the files hold, in order.</summary>
    public IEnumerable<Capture> Read()
    {
        foreach (var offer in new FileImport(MostBytes).Read(FileImport.Files(paths), Console.OpenStandardInput()))
        {
            if (offer.Capture is { } capture) yield return capture;
            else Refuse(offer.Refusal!);
        }
    }

    /// <summary>Refuses one more.</summary>
    public void Refuse(Problem why)
    {
        Refused++;
        Console.Error.WriteLine(why);
    }
}
