using Stemma.Core.News;

namespace Stemma.Core.Formats;

/// <summary>Unpacks gzip so that a cut or damaged file is noticed.</summary>
public static class Gunzip
{
    /// <summary>Opens a packed stream.</summary>
    /// <param name="packed">The packed bytes; need not seek, is not disposed.</param>
    /// <returns>What is packed in it (its position is how many bytes were read), and, once that has ended, why it ended before its time: "gzip-cut", "gzip-damaged"; null where all is well.</returns>
    public static (Stream Content, Func<Problem?> Failure) Of(Stream packed)
    {
        var stream = new GunzipStream(packed);
        return (stream, () => stream.Failure);
    }
}
