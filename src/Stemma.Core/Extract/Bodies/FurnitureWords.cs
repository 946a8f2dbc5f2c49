using Stemma.Core.Web;

namespace Stemma.Core.Extract.Bodies;

/// <summary>What the attributes of one page say of furniture (<see cref="NodeMarks"/>): most stand there many times.</summary>
internal sealed class FurnitureWords
{
    private readonly PerValue<double> _classes = new(NodeMarks.OfClass), _others = new(NodeMarks.Said);
    private readonly PerValue<bool> _placeIds = new(NodeMarks.IsPlace), _placeClasses = new(NodeMarks.HoldsPlace);

    /// <summary>The share of the page's prose under which the element is furniture by its words; 0 where no word says so.</summary>
    public double Under(HtmlNode node)
    {
        double share = 0;
        foreach (var (name, value) in node.Attributes)
        {
            if (value.Length is <= 1 or >= 600 || !IsSource(name)) continue;
            share = Math.Max(share, name == "class" ? _classes[value] : _others[value]);
        }
        return share;
    }

    /// <summary>Whether its id or class is the name of a place beside the report.</summary>
    public bool IsBeside(HtmlNode node) => node["id"] is { } id && _placeIds[id] || node["class"] is { Length: > 0 and < 600 } classes && _placeClasses[classes];

    private static bool IsSource(string name) => name is "class" or "id" or "role" or "data-testid" or "data-component" or "data-module" or "data-type" or "data-qa" or "data-track-module" or "data-area" or "data-tb-region" or
        "aria-label" or "data-template" or "data-block-type";
}
