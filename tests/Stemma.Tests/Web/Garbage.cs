using System.Text;

namespace Stemma.Tests.Web;

/// <summary>Mutations of small samples, seeded: what is done with them must never throw.</summary>
internal static class Garbage
{
    private const string Odd = "<>&;\"'=:/?#[]()%+-.,\\\0\t\n\r 09azAZ\u00e9\u4e2d\ufffd\ud83d\u200b";

    public static void Of(IReadOnlyList<string> samples, Action<string> use, int rounds = 3000)
    {
        var random = new Random(20210504);
        for (var i = 0; i < rounds; i++) use(Mutated(samples[i % samples.Count], random));
    }

    public static void OfBytes(IReadOnlyList<byte[]> samples, Action<byte[]> use, int rounds = 2000)
    {
        var random = new Random(20210504);
        for (var i = 0; i < rounds; i++)
        {
            var bytes = samples[i % samples.Count].ToList();
            for (var n = random.Next(1, 6); n > 0 && bytes.Count > 0; n--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(4))
                {
                    case 0: bytes[at] = (byte)random.Next(256); break;
                    case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)); break;
                    case 2: bytes.InsertRange(at, bytes.Skip(random.Next(bytes.Count)).Take(random.Next(30)).ToList()); break;
                    default: bytes.RemoveRange(at, bytes.Count - at); break;
                }
            }
            use([.. bytes]);
        }
    }

    private static string Mutated(string sample, Random random)
    {
        var text = new StringBuilder(sample);
        for (var n = random.Next(1, 6); n > 0 && text.Length > 0; n--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(5))
            {
                case 0: text[at] = Odd[random.Next(Odd.Length)]; break;
                case 1: text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at)); break;
                case 2: text.Insert(at, Odd[random.Next(Odd.Length)]); break;
                case 3: text.Insert(at, sample.AsSpan(random.Next(sample.Length))[..Math.Min(8, 1)]); break;
                default: text.Insert(at, sample[..random.Next(sample.Length)]); break;
            }
        }
        return text.ToString();
    }
}
