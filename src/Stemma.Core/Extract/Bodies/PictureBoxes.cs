using System.Collections.Frozen;
using Stemma.Core.Web;

namespace Stemma.Core.Extract.Bodies;

/// <summary>A box that holds a picture and little but the words under it.</summary>
/// <param name="Picture">The place of the picture: words behind it are a caption's.</param>
/// <param name="Named">Whether its classes speak of pictures, or it offers the thing pictured for sale; else only words that end no sentence are a caption.</param>
internal readonly record struct PictureBox(int Picture, bool Named);

/// <summary>Finds the boxes of pictures where no figure element says so: the inmost element that holds both a picture and text.</summary>
internal static class PictureBoxes
{
    private const int MostText = 400, MostLabel = 160, LeastWide = 60;

    /// <summary>The boxes by their place in the tree.</summary>
    public static Dictionary<int, PictureBox> Of(HtmlTree tree, PageText text)
    {
        var found = new Dictionary<int, PictureBox>();
        foreach (var picture in tree.Elements("img"))
        {
            if (text.Mute(picture.Index) || int.TryParse(picture["width"], out int width) && width < LeastWide) continue;
            foreach (var box in picture.Ancestors)
            {
                if (box.Name == "a" || text.All(box) == 0) continue;
                if (!found.ContainsKey(box.Index) && Read(box, picture, text) is { } read) found.Add(box.Index, read);
                break;
            }
        }
        return found;
    }

    private static PictureBox? Read(HtmlNode box, HtmlNode picture, PageText text)
    {
        int said = text.All(box) - text.Linked(box);
        if (said > MostText || box.Name is not ("div" or "section" or "span" or "td" or "center") || box.Descendants.Any(IsMore) || Says(box, PlaceWords.NoPicture)) return null;
        if (said <= MostLabel && box.Descendants.Any(IsOffer)) return new PictureBox(picture.Index, Named: true);
        return new PictureBox(picture.Index, Says(box, PlaceWords.Picture));
    }

    private static bool IsMore(HtmlNode node) => node.Name is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "table" or "blockquote" or "form" or "article" or "time";

    // A link that was paid for, as search engines ask to mark it.
    private static bool IsOffer(HtmlNode node) => node.Name == "a" && node["rel"]?.Contains("sponsored", StringComparison.OrdinalIgnoreCase) == true;

    private static bool Says(HtmlNode node, FrozenSet<string> words) => node["class"] is { Length: < 200 } classes && NodeMarks.Has(classes, words);
}
