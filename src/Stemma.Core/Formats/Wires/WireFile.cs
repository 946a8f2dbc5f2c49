using Stemma.Core.News;

namespace Stemma.Core.Formats.Wires;

/// <summary>What a file of an agency holds.</summary>
/// <param name="Format">Its format.</param>
/// <param name="Root">The name of the first element; null for JSON and plain formats.</param>
/// <param name="Namespace">The namespace of the first element; "" where it has none.</param>
/// <param name="Documents">Its documents, in order, those that hold no report too.</param>
/// <param name="Problems">What was wrong with it.</param>
public sealed record WireFile(FileFormat Format, string? Root, string Namespace, IReadOnlyList<WireDocument> Documents, IReadOnlyList<Problem> Problems);
