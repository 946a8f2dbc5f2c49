using Stemma.Core.Collate;
using Stemma.Core.Learned;
using Stemma.Core.News;

namespace Stemma.App.Pipeline;

/// <summary>Brings a telling's neighbours together and places it among them.</summary>
internal sealed class Placing(Shelf shelf, Rulings rulings, SentenceModel? model)
{
    /// <summary>Places a telling.</summary>
    /// <param name="telling">The telling.</param>
    /// <param name="found">What the index found.</param>
    /// <param name="at">The place in the log that the fold stands at: the decisions that hold there count.</param>
    /// <param name="tables">The edition in force there.</param>
    /// <param name="ct">Stops it.</param>
    public async ValueTask<Placement> Place(Telling telling, Found found, TellingId at, StreamTables tables, CancellationToken ct) =>
        Place(telling, await Near(found, ct), at, tables, ct);

    /// <inheritdoc cref="Place(Telling, Found, TellingId, StreamTables, CancellationToken)"/>
    public Placement Place(Telling telling, Near near, TellingId at, StreamTables tables, CancellationToken ct) => Collation.Place(telling, near, rulings.At(at), tables, Until(model, ct));

    /// <summary>A model that is asked sentence by sentence, until it is stopped: many take seconds.</summary>
    public static SentenceModel? Until(SentenceModel? model, CancellationToken ct) => model is null ? null : model with
    {
        Vectors = sentences => [.. sentences.SelectMany(s =>
        {
            ct.ThrowIfCancellationRequested();
            return model.Vectors([s]);
        })],
    };

    /// <summary>The tellings that the index found.</summary>
    public async ValueTask<Near> Near(Found found, CancellationToken ct) => new(await Get(found.Texts, ct), await Get(found.Stories, ct), found.BarredBy);

    private async ValueTask<IReadOnlyList<Telling>> Get(IReadOnlyList<Hit> hits, CancellationToken ct) => await shelf.Get([.. hits.Select(h => h.Id)], ct);
}
