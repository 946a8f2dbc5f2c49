using Microsoft.Extensions.AI;
using Stemma.Core.News;

namespace Stemma.App.Vectors;

/// <summary>A sentence model of the owner's choice, off unless a setting names its folder.</summary>
public sealed class SentenceEncoder : IDisposable
{
    private readonly IEmbeddingGenerator<string, Embedding<float>> _generator;

    private SentenceEncoder(string name, IEmbeddingGenerator<string, Embedding<float>> generator, int dimensions)
    {
        _generator = generator;
        Dimensions = dimensions;
        Model = new SentenceModel(name, Vectors);
    }

    /// <summary>What the fold asks.</summary>
    public SentenceModel Model { get; }

    /// <summary>How many numbers a vector has.</summary>
    public int Dimensions { get; }

    /// <summary>Loads the model that the settings name; null where they name none.</summary>
    /// <param name="start">The settings, and the data folder that a relative path counts from.</param>
    /// <exception cref="SettingException">What the setting names is no sentence model that can be used.</exception>
    public static SentenceEncoder? Of(AppStart start) => start.Settings[Settings.LineageEncoder] is { Length: > 0 } folder ? Of(Path.GetFullPath(folder, start.Data)) : null;

    /// <summary>Loads a model.</summary>
    /// <param name="path">Its folder.</param>
    /// <exception cref="SettingException">It is no sentence model that can be used.</exception>
    public static SentenceEncoder Of(string path)
    {
        var folder = ModelFolder.Of(path);
        var encoder = OnnxEncoder.Of(folder);
        return new SentenceEncoder(folder.Name, encoder, encoder.Dimensions);
    }

    /// <inheritdoc/>
    public void Dispose() => _generator.Dispose();

    // It makes them here and now, so nothing waits.
    private IReadOnlyList<float[]> Vectors(IReadOnlyList<string> sentences) => [.. _generator.GenerateAsync(sentences).GetAwaiter().GetResult().Select(e => e.Vector.ToArray())];
}
