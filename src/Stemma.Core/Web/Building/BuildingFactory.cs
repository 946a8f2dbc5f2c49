using AngleSharp;
using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Text;

namespace Stemma.Core.Web.Building;

/// <summary>Makes the nodes that the parser asks for: one for each page.</summary>
internal sealed class BuildingFactory : IDomConstructionElementFactory<BuiltPage, BuiltElement>
{
    private readonly RepeatedValues _values = new();

    /// <summary>The document, once there is one.</summary>
    public BuiltPage? Page { get; private set; }

    public BuiltPage CreateDocument(TextSource source, IBrowsingContext? context = null) => Page = new BuiltPage(source);

    public BuiltElement Create(BuiltPage document, StringOrMemory localName, StringOrMemory prefix = default, NodeFlags flags = NodeFlags.None)
    {
        var (name, known) = KnownNames.Html(localName);
        return new BuiltElement(name, known | flags, _values);
    }

    public BuiltElement CreateUnknown(BuiltPage document, StringOrMemory tagName) => new(KnownNames.Html(tagName).Name, KnownNames.UnknownHtml, _values);

    public BuiltElement CreateNoScript(BuiltPage document, bool scripting) => Create(document, "noscript");

    public IConstructableNode CreateDocumentType(BuiltPage document, StringOrMemory name, StringOrMemory publicIdentifier, StringOrMemory systemIdentifier) => BuiltNode.Silent();

    public IConstructableMathElement CreateMath(BuiltPage document, StringOrMemory name = default) => new BuiltElement(name.ToString(), KnownNames.Math(name.ToString()), _values);

    public IConstructableSvgElement CreateSvg(BuiltPage document, StringOrMemory name = default) => new BuiltElement(name.ToString(), KnownNames.Svg(name.ToString()), _values);

    public IConstructableMetaElement CreateMeta(BuiltPage document) => Create(document, "meta");

    public IConstructableScriptElement CreateScript(BuiltPage document, bool parserInserted, bool started) => new BuiltScript(_values);

    public IConstructableFrameElement CreateFrame(BuiltPage document) => Create(document, "frame");

    public IConstructableFormElement CreateForm(BuiltPage document) => Create(document, "form");

    public IConstructableTemplateElement CreateTemplate(BuiltPage document)
    {
        document.OpenTemplates++;
        return new BuiltTemplate(document, _values);
    }
}
