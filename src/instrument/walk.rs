//! One walk for reading a tree and two for editing it, so that no pass rebuilds a node by hand.
//!
//! In: the parts of a tree. Out: each list of blocks or inlines, in the order of the text. It must not know what a
//! pass wants of them.

use super::{Block, Inline, Part, Section};

/// Shows every inline, outer before inner, in the order of the text.
pub fn inlines<'a>(parts: &'a [Part], visit: &mut impl FnMut(&'a Inline)) {
    for part in parts {
        match part {
            Part::Title(inlines) => read_run(inlines, visit),
            Part::Recitals(recitals) => {
                recitals.iter().for_each(|recital| read_blocks(&recital.blocks, visit))
            }
            Part::Body(sections) => read_sections(sections, visit),
            Part::Masthead(blocks)
            | Part::Enacting(blocks)
            | Part::Closing(blocks)
            | Part::Adoption(blocks) => {
                read_blocks(blocks, visit);
            }
        }
    }
}

fn read_sections<'a>(sections: &'a [Section], visit: &mut impl FnMut(&'a Inline)) {
    for section in sections {
        read_run(&section.heading, visit);
        read_blocks(&section.blocks, visit);
        read_sections(&section.sections, visit);
    }
}

/// Shows every inline in some blocks, as [`inlines`] does.
pub fn read_blocks<'a>(blocks: &'a [Block], visit: &mut impl FnMut(&'a Inline)) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines, .. } => read_run(inlines, visit),
            Block::Definition(definition) => read_blocks(&definition.blocks, visit),
            Block::Subdivisions { items } => items.iter().for_each(|item| read_blocks(&item.blocks, visit)),
            Block::List { items } => items.iter().for_each(|item| read_blocks(item, visit)),
            Block::DraftingNote { blocks, .. } => read_blocks(blocks, visit),
            Block::Table(table) => {
                table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| read_run(cell, visit));
            }
            Block::Signature(signature) => {
                read_run(&signature.caption, visit);
                signature.lines.iter().for_each(|line| read_run(line, visit));
            }
        }
    }
}

fn read_run<'a>(run: &'a [Inline], visit: &mut impl FnMut(&'a Inline)) {
    for inline in run {
        visit(inline);
        if let Inline::Emphasis { inlines } | Inline::Strong { inlines } | Inline::Link { inlines, .. } =
            inline
        {
            read_run(inlines, visit);
        }
    }
}

/// Hands every list of blocks to an edit, inner lists first.
pub fn edit_blocks(parts: &mut [Part], edit: &mut impl FnMut(&mut Vec<Block>)) {
    for part in parts {
        match part {
            Part::Title(_) => {}
            Part::Recitals(recitals) => {
                recitals.iter_mut().for_each(|recital| edit_list(&mut recital.blocks, edit))
            }
            Part::Body(sections) => edit_sections(sections, edit),
            Part::Masthead(blocks)
            | Part::Enacting(blocks)
            | Part::Closing(blocks)
            | Part::Adoption(blocks) => {
                edit_list(blocks, edit);
            }
        }
    }
}

fn edit_sections(sections: &mut [Section], edit: &mut impl FnMut(&mut Vec<Block>)) {
    for section in sections {
        edit_list(&mut section.blocks, edit);
        edit_sections(&mut section.sections, edit);
    }
}

fn edit_list(blocks: &mut Vec<Block>, edit: &mut impl FnMut(&mut Vec<Block>)) {
    for block in &mut *blocks {
        match block {
            Block::Definition(definition) => edit_list(&mut definition.blocks, edit),
            Block::Subdivisions { items } => {
                items.iter_mut().for_each(|item| edit_list(&mut item.blocks, edit))
            }
            Block::List { items } => items.iter_mut().for_each(|item| edit_list(item, edit)),
            Block::DraftingNote { blocks, .. } => edit_list(blocks, edit),
            Block::Paragraph { .. } | Block::Table(_) | Block::Signature(_) => {}
        }
    }
    edit(blocks);
}

/// Hands every run of inlines to an edit, inner runs first.
pub fn edit_inlines(parts: &mut [Part], edit: &mut impl FnMut(&mut Vec<Inline>)) {
    for part in parts.iter_mut() {
        match part {
            Part::Title(inlines) => edit_run(inlines, edit),
            Part::Body(sections) => edit_headings(sections, edit),
            _ => {}
        }
    }
    edit_blocks(parts, &mut |blocks| blocks.iter_mut().for_each(|block| edit_block_runs(block, edit)));
}

/// Hands the runs of one section to an edit, those of the sections inside it left out.
pub fn edit_section_inlines(section: &mut Section, edit: &mut impl FnMut(&mut Vec<Inline>)) {
    edit_run(&mut section.heading, edit);
    edit_list(&mut section.blocks, &mut |blocks| {
        blocks.iter_mut().for_each(|block| edit_block_runs(block, edit))
    });
}

fn edit_headings(sections: &mut [Section], edit: &mut impl FnMut(&mut Vec<Inline>)) {
    for section in sections {
        edit_run(&mut section.heading, edit);
        edit_headings(&mut section.sections, edit);
    }
}

/// The runs that stand in a block itself; those of blocks inside it are reached through their own list.
fn edit_block_runs(block: &mut Block, edit: &mut impl FnMut(&mut Vec<Inline>)) {
    match block {
        Block::Paragraph { inlines, .. } => edit_run(inlines, edit),
        Block::Table(table) => {
            table
                .head
                .iter_mut()
                .chain(table.rows.iter_mut().flatten())
                .for_each(|cell| edit_run(cell, edit));
        }
        Block::Signature(signature) => {
            edit_run(&mut signature.caption, edit);
            signature.lines.iter_mut().for_each(|line| edit_run(line, edit));
        }
        Block::Definition(_)
        | Block::Subdivisions { .. }
        | Block::List { .. }
        | Block::DraftingNote { .. } => {}
    }
}

fn edit_run(run: &mut Vec<Inline>, edit: &mut impl FnMut(&mut Vec<Inline>)) {
    for inline in run.iter_mut() {
        if let Inline::Emphasis { inlines } | Inline::Strong { inlines } | Inline::Link { inlines, .. } =
            inline
        {
            edit_run(inlines, edit);
        }
    }
    edit(run);
}
