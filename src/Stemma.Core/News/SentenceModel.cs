namespace Stemma.Core.News;

/// <summary>A model outside that gives sentences of many languages vectors, near each other where the sentences say the same.</summary>
/// <param name="Name">Which one: two of one name give the same vectors.</param>
/// <param name="Vectors">A vector a sentence, all of one length. A sentence's vector is of the sentence alone, whatever stands beside it.</param>
public sealed record SentenceModel(string Name, Func<IReadOnlyList<string>, IReadOnlyList<float[]>> Vectors);
