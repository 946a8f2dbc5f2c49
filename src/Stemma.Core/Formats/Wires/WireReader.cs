using Stemma.Core.Formats.Anpa;
using Stemma.Core.Formats.Iptc7901;
using Stemma.Core.Formats.NewsMl1;
using Stemma.Core.Formats.NewsMlG2;
using Stemma.Core.Formats.Ninjs;
using Stemma.Core.Formats.Nitf;
using Stemma.Core.Formats.Xml;
using Stemma.Core.News;
using Stemma.Core.Web;

namespace Stemma.Core.Formats.Wires;

/// <summary>Reads what agencies send, whatever its format.</summary>
public static class WireReader
{
    private const int MaxCharacters = 64 * 1024 * 1024;

    /// <summary>Whether a format is one of agencies'.</summary>
    public static bool Is(FileFormat format) => format is FileFormat.Ninjs or FileFormat.NewsMlG2 or FileFormat.NewsMl1 or FileFormat.Nitf or FileFormat.Iptc7901 or FileFormat.Anpa;

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">All of it.</param>
    /// <param name="format">What the sniffer says it is.</param>
    /// <returns>Its documents, none where it cannot be read; the problems say why. Never throws.</returns>
    public static WireFile Read(ReadOnlySpan<byte> bytes, FileFormat format)
    {
        if (format is FileFormat.Iptc7901 or FileFormat.Anpa) return Plain(bytes, format);
        var decoded = Charset.Decode(bytes, format == FileFormat.Ninjs ? "application/json; charset=utf-8" : null, MaxCharacters);
        if (format == FileFormat.Ninjs)
        {
            var (documents, wrong) = NinjsReader.Read(decoded.Text);
            return new WireFile(format, null, "", documents, [.. decoded.Problems, .. wrong]);
        }
        var xml = XmlReading.Of(decoded.Text);
        List<Problem> problems = [.. decoded.Problems, .. xml.Problems];
        if (xml.Root is not { } root) return new WireFile(format, null, "", [], problems);
        return new WireFile(format, root.Name, root.Namespace, [.. Documents(root, problems)], problems);
    }

    // The first element says what it is; a container inside another format's envelope is not looked for.
    private static IReadOnlyList<WireDocument> Documents(XmlElement root, List<Problem> problems)
    {
        if (root.Is("nitf")) return [NitfReader.Of(root)];
        if (root.Is("NewsML")) return NewsMl1Reader.Of(root, problems);
        return NewsMlG2Reader.Of(root, problems);
    }

    private static WireFile Plain(ReadOnlySpan<byte> bytes, FileFormat format)
    {
        var text = Charset.Decode(bytes, null, MaxCharacters).Text;
        var document = format == FileFormat.Anpa ? AnpaReader.Of(text) : Iptc7901Reader.Of(text);
        return new WireFile(format, null, "", document is null ? [] : [document], document is null ? [new Problem("wire-header", "Its first line is no header of an agency's message.")] : []);
    }
}
